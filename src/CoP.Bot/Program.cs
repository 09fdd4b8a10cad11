using CoP.Bot.CommandLine;

return await BotCommands.RunAsync(args, Console.Out, Console.Error);
