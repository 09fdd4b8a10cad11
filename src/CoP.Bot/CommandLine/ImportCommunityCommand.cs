using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community.Delivery;
using CoP.Storage;
using CoP.Storage.Moving;

namespace CoP.Bot.CommandLine;

/// <summary><c>import FILE</c>: takes a whole community into an empty database of any kind, all of it or nothing.</summary>
internal static class ImportCommunityCommand
{
    /// <summary>Makes the command itself do it, beside its subcommands.</summary>
    public static Command AddTo(Command import, string[] settings)
    {
        var file = new Argument<FileInfo?>("file") { Description = "An archive of export.", Arity = ArgumentArity.ZeroOrOne };
        var others = new Option<string[]>("--new-bot") { Description = "A channel on which the community has another bot now, where that cannot be seen by the settings: telegram, msteams.", HelpName = "CHANNEL" };
        var same = new Option<string[]>("--same-bot") { Description = "A channel on which it is the same.", HelpName = "CHANNEL" };
        import.Arguments.Add(file);
        import.Options.Add(others);
        import.Options.Add(same);
        import.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file), parsed.GetValue(others) ?? [], parsed.GetValue(same) ?? [], settings, parsed.InvocationConfiguration, cancel));
        return import;
    }

    private static async Task<int> RunAsync(FileInfo? file, string[] others, string[] same, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        if (file is null)
        {
            await say.Error.WriteLineAsync($"Say what: {Spelling.Of("import community.zip")}. Nothing was imported.");
            return 1;
        }

        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await using var archive = await ArchiveFile.OpenAsync(file.FullName, cancel);
        var bots = app.Services.GetServices<BotRegistration>().ToList();
        var moved = BotQuestions.Moved(archive.Manifest, await archive.CountByAsync("Conversations", "Channel", cancel), bots, others, same);
        await say.Output.WriteLineAsync($"Database: {app.Services.GetRequiredService<IDatabasePlace>().Name}");
        await app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(cancel);
        await using var scope = app.Services.CreateAsyncScope();
        await using var alone = await scope.ServiceProvider.GetRequiredService<IMovableDatabase>().TakeAloneAsync(cancel);
        if (alone is null)
        {
            await say.Error.WriteLineAsync("A bot works on this database. Stop it first. Nothing was imported.");
            return 1;
        }

        ArrivalChanges? changes = null;
        var tables = await scope.ServiceProvider.GetRequiredService<CommunityImport>().RunAsync(
            archive, async (db, token) => changes = await app.Services.GetRequiredService<Arrival>().AdaptAsync(db, moved, token), cancel);
        await TellAsync(archive.Manifest, tables, moved, changes!, say.Output);
        return 0;
    }

    private static async Task TellAsync(ArchiveManifest manifest, IReadOnlyList<ImportedTable> tables, IReadOnlyList<string> moved, ArrivalChanges changes, TextWriter output)
    {
        await output.WriteLineAsync($"{"table",-24} {"exported",12} {"imported",12}  equal");
        foreach (var table in tables)
        {
            await output.WriteLineAsync($"{table.Name,-24} {table.Exported,12} {table.Imported,12}  {(table.IsEqual ? "yes" : "no")}");
        }

        await output.WriteLineAsync($"{"all",-24} {tables.Sum(static table => table.Exported),12} {tables.Sum(static table => table.Imported),12}");
        await output.WriteLineAsync($"{manifest.Files.Count} files with {manifest.Files.Sum(static file => file.Bytes)} bytes.");
        if (changes.InDoubt > 0)
        {
            await output.WriteLineAsync($"{changes.InDoubt} messages were on the wire when it was exported: they are in doubt, and treated as after a crash.");
        }

        if (moved.Count > 0)
        {
            await output.WriteLineAsync(
                $"Another bot on {string.Join(" and ", moved)}: {changes.Chats} chats wait until somebody writes to it there, or adds it. {changes.Waiting} messages wait for them or go by the member's other channel; "
                + $"{changes.Ended} changes of what the other bot had written are let go of. Links of invitations and groups that name the other bot lead to that one; codes stay good.");
        }

        await output.WriteLineAsync("The schedule and the index of what can be found are made anew by the first start.");
    }
}
