using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage;
using CoP.Storage.Moving;
using Microsoft.Extensions.Options;

namespace CoP.Bot.CommandLine;

/// <summary><c>export FILE</c>: the whole community in one archive, for another database, host, tenant or bot.</summary>
internal static class ExportCommunityCommand
{
    /// <summary>Makes the command itself do it, beside its subcommands.</summary>
    public static Command AddTo(Command export, string[] settings)
    {
        var file = new Argument<FileInfo?>("file") { Description = "The archive to write (.zip).", Arity = ArgumentArity.ZeroOrOne };
        var running = new Option<bool>("--while-running") { Description = "Also while a bot works on the database: for a copy to look at. Two bots on one community would both send." };
        export.Arguments.Add(file);
        export.Options.Add(running);
        export.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file), parsed.GetValue(running), settings, parsed.InvocationConfiguration, cancel));
        return export;
    }

    private static async Task<int> RunAsync(FileInfo? file, bool mayRun, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        if (file is null)
        {
            await say.Error.WriteLineAsync($"Say where to: {Spelling.Of("export community.zip")}. Nothing was written.");
            return 1;
        }

        await using var app = BotHost.Build(settings, BotHost.Quietly);
        var place = app.Services.GetRequiredService<IDatabasePlace>();
        if (!place.IsThere)
        {
            await say.Error.WriteLineAsync(place.Lost ?? $"There is no database {place.Name}. Database:ConnectionString says where it is; a relative path counts from the folder you are in.");
            return 1;
        }

        await say.Output.WriteLineAsync($"Database: {place.Name}");
        await app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(cancel);
        await using var scope = app.Services.CreateAsyncScope();
        await using var alone = await scope.ServiceProvider.GetRequiredService<IMovableDatabase>().TakeAloneAsync(cancel);
        if (alone is null && !mayRun)
        {
            await say.Error.WriteLineAsync("A bot works on this database. Stop it first: what waits here would be sent by it and by the one that gets the archive. For a copy to look at, say --while-running.");
            return 1;
        }

        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var bots = await MovingFigures.BotsAsync(db, app.Services.GetServices<BotRegistration>(), cancel);
        var provider = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider;
        var written = await PrivateFile.WriteAsync(file.FullName, async path =>
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            return await scope.ServiceProvider.GetRequiredService<CommunityExport>().WriteAsync(stream, provider, bots, cancel);
        });
        await TellAsync(file, written, await MovingFigures.ReadAsync(db, cancel), alone is null, say.Output);
        return 0;
    }

    private static async Task TellAsync(FileInfo file, ArchiveManifest written, MovingFigures figures, bool runs, TextWriter output)
    {
        await output.WriteLineAsync(
            $"Written: {file.FullName}, as of {written.At:u}: {written.Tables.Sum(static table => table.Rows)} rows of {written.Tables.Count} tables, "
            + $"{written.Files.Count} files with {written.Files.Sum(static one => one.Bytes)} bytes. Whoever has it has everything: names, words, the key that signs buttons.");
        await output.WriteLineAsync($"Of it {figures.Waiting} messages wait to be sent, and {figures.OnTheWire} were on the wire: the bot that gets the archive sends them.");
        if (figures.Unbound > 0)
        {
            await output.WriteLineAsync(
                $"{figures.Unbound} addresses on {ChannelNames.Teams} have no directory id yet: to another bot or tenant these people come as strangers, and need a code of invite. It becomes known when they write.");
        }

        await output.WriteLineAsync(runs
            ? "A bot works on this database: the archive is a copy to look at. Should another bot get it, both send what waits."
            : "Start no bot on this database any more when another one gets the archive: both would send what waits.");
    }
}
