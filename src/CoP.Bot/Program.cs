using CoP.Bot.CommandLine;
using CoP.Extraction.Processes;
using CoP.Storage.Sqlite;

if (ExtractionChild.IsMeant(args))
{
    return ExtractionChild.Run(args, Console.OpenStandardOutput());
}

PrivateFiles.Begin();
return await BotCommands.RunAsync(args, Console.Out, Console.Error);
