using System.CommandLine;

namespace CoP.Bot.CommandLine;

/// <summary>What can be said to the program: nothing (it runs), or one of these. Settings may follow as <c>--Section:Key value</c>.</summary>
internal static class BotCommands
{
    public static RootCommand Root()
    {
        var root = new RootCommand("CoP.Bot: a community of practice's bot for Teams and Telegram.")
        {
            InviteCommand.Create(),
            CheckCommand.Create(),
            ManifestCommand.Create(),
        };
        root.SetAction(static (parsed, cancel) => RunCommand.RunAsync([.. parsed.UnmatchedTokens], cancel));
        return root;
    }

    public static async Task<int> RunAsync(this RootCommand root, string[] args)
    {
        TakeSettings(root);
        var parsed = root.Parse(args);
        if (parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"'{first}' is not a command. --help lists them.");
            return 1;
        }

        return await parsed.InvokeAsync();
    }

    // What the command line does not know is a setting, e.g. --Teams:Enabled true, and goes to the configuration.
    private static void TakeSettings(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        foreach (var inner in command.Subcommands)
        {
            TakeSettings(inner);
        }
    }
}
