using CoP.Bot.CommandLine;
using CoP.Storage.Sqlite;

PrivateFiles.Begin();
return await BotCommands.RunAsync(args, Console.Out, Console.Error);
