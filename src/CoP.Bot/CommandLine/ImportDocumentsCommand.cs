using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Bot.Libraries;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Storage;

namespace CoP.Bot.CommandLine;

/// <summary><c>import documents PATH [--fields FILE.csv]</c>: takes a whole library in; again, it changes what has changed and adds nothing twice.</summary>
internal static class ImportDocumentsCommand
{
    private const int Batch = 50;

    public static Command Create(string[] settings)
    {
        var path = new Argument<string>("path") { Description = "A folder of files; or a file of records, as JSON lines (.jsonl) or as a table (.csv)." };
        var fields = new Option<FileInfo?>("--fields") { Description = "A table with a line for each file of the folder: file, title, kind, organisation, author, year, language, country, county, theme, pillar, audience, group, summary, core_message, link, readers, translation_of, replaces." };
        var command = new Command("documents", "Takes in documents: again, it changes what has changed and adds nothing twice.") { path, fields };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(fields), settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, FileInfo? fields, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            await say.Error.WriteLineAsync($"There is neither a folder nor a file '{path}'.");
            return 1;
        }

        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await app.PrepareAsync(cancel);
        await say.Output.WriteLineAsync($"Database: {app.Services.GetRequiredService<IDatabasePlace>().Name}");
        var library = await ActivatorUtilities.CreateInstance<LibraryReader>(app.Services).ReadAsync(path, fields?.FullName, cancel);
        var tally = await TakeInAsync(app.Services, library, say.Output, cancel);
        foreach (var fault in tally.Faults)
        {
            await say.Error.WriteLineAsync(fault);
        }

        await say.Output.WriteLineAsync(tally.ToString());
        return tally.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task<ImportTally> TakeInAsync(IServiceProvider services, Library library, TextWriter output, CancellationToken cancel)
    {
        var (tally, transactions, done) = (new ImportTally(), services.GetRequiredService<ITransactions>(), 0);
        tally.Faults.AddRange(library.Faults);
        foreach (var batch in library.Items.Chunk(Batch))
        {
            List<(LibraryItem Item, DocumentImport? Import, string? Fault)> read = [];
            foreach (var item in batch)
            {
                read.Add(await item.ReadAsync(cancel));
            }

            tally.Add(await transactions.RunAsync((scope, token) => WriteAsync(scope.GetRequiredService<ImportDocuments>(), read, token), cancel));
            done += batch.Length;
            await ProgressAsync(output, done, library.Items.Count);
        }

        return tally;
    }

    /// <summary>What is refused leaves nothing behind, so that the rest of its batch stays.</summary>
    private static async Task<List<(string Place, ImportOutcome? Outcome, string? Fault)>> WriteAsync(
        ImportDocuments import, List<(LibraryItem Item, DocumentImport? Import, string? Fault)> read, CancellationToken cancel)
    {
        List<(string, ImportOutcome?, string?)> outcomes = [];
        foreach (var (item, one, fault) in read)
        {
            if (one is null)
            {
                outcomes.Add((item.Place, null, fault));
                continue;
            }

            var taken = await import.HandleAsync(one, cancel);
            outcomes.Add(taken.Refusal is { } refusal ? (item.Place, null, LibraryItem.InWords(refusal)) : (item.Place, taken.Value, null));
        }

        return outcomes;
    }

    /// <summary>A line that is written over on a screen; nothing where the output goes into a file.</summary>
    private static async Task ProgressAsync(TextWriter output, int done, int all)
    {
        const int Width = 40;
        if (ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected)
        {
            var filled = all == 0 ? Width : done * Width / all;
            await output.WriteAsync($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done}/{all}{(done == all ? Environment.NewLine : "")}");
        }
    }
}

/// <summary>What became of each part of a library.</summary>
internal sealed class ImportTally
{
    private readonly Dictionary<ImportOutcome, int> _counts = Enum.GetValues<ImportOutcome>().ToDictionary(static outcome => outcome, static _ => 0);

    /// <summary>Each with its place, e.g. <c>fields.csv, line 7: …</c>.</summary>
    public List<string> Faults { get; } = [];

    public void Add(IEnumerable<(string Place, ImportOutcome? Outcome, string? Fault)> outcomes)
    {
        foreach (var (place, outcome, fault) in outcomes)
        {
            if (outcome is { } known)
            {
                _counts[known]++;
            }

            if (fault is not null)
            {
                Faults.Add($"{place}: {fault}");
            }
        }
    }

    public override string ToString() =>
        $"{_counts[ImportOutcome.Added]} added, {_counts[ImportOutcome.Changed]} changed, {_counts[ImportOutcome.Unchanged]} as they were, {_counts[ImportOutcome.Duplicate]} doubles left out, {Faults.Count} refused.";
}
