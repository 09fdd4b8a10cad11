using System.CommandLine;
using System.Text;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.Glossary;
using CoP.Storage;

namespace CoP.Bot.CommandLine;

/// <summary><c>import glossary FILE</c>: adds what a table has and the glossary has not. What coordinators have changed or removed stays so.</summary>
internal static class ImportGlossaryCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "Comma-separated values in UTF-8: the columns en, sw, fr, es with names, definition_en and so on." };
        var command = new Command("glossary", "Adds the meanings of a table that the glossary does not have.") { file };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file)!, settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        var (rows, fault) = Read(file);
        if (fault is not null)
        {
            await say.Error.WriteLineAsync($"Nothing was added. {fault}");
            return 1;
        }

        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await app.PrepareAsync(cancel);
        var loaded = await app.Services.GetRequiredService<ITransactions>().RunAsync(
            (services, token) => services.GetRequiredService<LoadGlossary>().HandleAsync(rows, token), cancel);
        await TellAsync(loaded, app.Services.GetRequiredService<IDatabasePlace>().Name, say.Output);
        return 0;
    }

    private static (IReadOnlyList<(long Line, GlossaryDraft Draft)> Rows, string? Fault) Read(FileInfo file)
    {
        try
        {
            using var text = new StreamReader(file.FullName, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return (GlossarySheet.Read(text), null);
        }
        catch (DecoderFallbackException)
        {
            return ([], "The file is not in UTF-8; save it as \"CSV UTF-8\".");
        }
        catch (FormatException fault)
        {
            return ([], fault.Message);
        }
    }

    private static async Task TellAsync(LoadedGlossary loaded, string database, TextWriter output)
    {
        await output.WriteLineAsync($"Database: {database}");
        await output.WriteLineAsync($"Added: {loaded.Added}. Left out because coordinators have removed them: {loaded.Removed}. Left out for other reasons: {loaded.Refused.Count}.");
        foreach (var (line, why) in loaded.Refused)
        {
            await output.WriteLineAsync($"  line {line}: {InWords(why)}");
        }
    }

    private static string InWords(Refusal refusal) => refusal switch
    {
        GlossaryTermIncomplete => "a name and a definition in English are needed.",
        GlossaryNameUnclear(_, var name) => $"'{name}' cannot be a name: it needs a letter or a digit, and at most 100 characters.",
        GlossaryNameIsTaken(_, var name, var of) => $"'{name}' is there already, under '{of}'.",
        _ => refusal.ToString(),
    };
}
