using CoP.Bot.CommandLine;

return await BotCommands.Root().RunAsync(args);
