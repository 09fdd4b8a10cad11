using System.CommandLine;
using System.CommandLine.Help;
using CoP.Bot.Hosting;

namespace CoP.Bot.CommandLine;

/// <summary>What can be said to the program: nothing (it runs), or one of these. Settings may stand anywhere as <c>--Section:Key value</c>.</summary>
internal static class BotCommands
{
    private static readonly string Purpose =
        $"""
        CoP.Bot: a community of practice's bot for Teams and Telegram. Without a command it runs, until it is told to end.

          {Spelling.Of("check")}
          {Spelling.Of("invite \"Amina Njeri\" --role Administrator")}
          {Spelling.Of("import documents FOLDER")}
          {Spelling.Of("--Telegram:Enabled true --Telegram:Token 123:abc")}

        Settings may stand anywhere as --Section:Key value; else they come from the environment (Section__Key) or from appsettings.json.
        """;

    /// <summary>Does what the command line says. Whatever an operator can mend is answered in a sentence or two, and with 1.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var words = CommandLineInvocation.Split(args);
        var parsed = Root(words.Settings).Parse(words.Words);
        if ((words.Fault ?? Fault(parsed)) is { } fault)
        {
            await error.WriteLineAsync($"{fault} --help lists what can be said.");
            return 1;
        }

        try
        {
            return await parsed.InvokeAsync(Invocation(output, error));
        }
        catch (Exception trouble)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, CommandErrors.InWords(trouble)));
            return 1;
        }
    }

    private static RootCommand Root(string[] settings)
    {
        var root = new RootCommand(Purpose)
        {
            InviteCommand.Create(settings),
            CheckCommand.Create(settings),
            OutboxCommand.Create(settings),
            ImportCommunityCommand.AddTo(
                new Command("import", "Takes in a whole community, or what was kept elsewhere.") { ImportDocumentsCommand.Create(settings), ImportGlossaryCommand.Create(settings), ImportActionsCommand.Create(settings) }, settings),
            BackupCommand.Create(settings),
            RestoreCommands.Restore(settings),
            RestoreCommands.Restored(settings),
            ManifestCommand.Create(settings),
            MigrateCommand.Create(settings),
            ExportCommand.Create(settings),
            SearchCommand.Create(settings),
            ScheduleCommand.Create(settings),
        };
        root.SetAction((parsed, cancel) => RunCommand.RunAsync(settings, parsed.InvocationConfiguration, cancel));
        return root;
    }

    private static string? Fault(ParseResult parsed) =>
        parsed.Action is HelpAction || parsed.Errors is not [var first, ..] ? null : first.Message;

    /// <summary>The host answers to signals itself: with a time-out of its own, the parser would cut off what is still being sent.</summary>
    internal static InvocationConfiguration Invocation(TextWriter output, TextWriter error) =>
        new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
}
