using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community.Operations;
using CoP.Storage;
using CoP.Storage.Moving;
using CoP.Storage.Sqlite;

namespace CoP.Bot.CommandLine;

/// <summary>
/// <c>restore FILE</c> puts a backup of SQLite in its place; <c>restored</c> is for a server that has put back its own. Both then see to it that nothing goes a second
/// time which has been sent since the backup.
/// </summary>
internal static class RestoreCommands
{
    private const string SendsToo = "Send what waited in the backup, too: for whoever knows that nothing was sent since.";

    public static Command Restore(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "A backup of the SQLite database." };
        var sends = new Option<bool>("--send-waiting") { Description = SendsToo };
        var command = new Command("restore", "Puts a backup of the SQLite database in its place.") { file, sends };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file), parsed.GetValue(sends), settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    public static Command Restored(string[] settings)
    {
        var sends = new Option<bool>("--send-waiting") { Description = SendsToo };
        var command = new Command("restored", "To be run once after a database was put back by other means, before the bot starts.") { sends };
        command.SetAction((parsed, cancel) => RunAsync(backup: null, parsed.GetValue(sends), settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? backup, bool sends, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        return await RunAsync(app, backup, sends, say, cancel);
    }

    /// <param name="backup">What is put back; null for a database that was put back by other means.</param>
    internal static async Task<int> RunAsync(WebApplication app, FileInfo? backup, bool sends, InvocationConfiguration say, CancellationToken cancel)
    {
        var place = app.Services.GetRequiredService<IDatabasePlace>();
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IMovableDatabase>();
        if (backup is not null && database.BackupElsewhere is { } elsewhere)
        {
            await say.Error.WriteLineAsync($"{place.Name} is on a server, where only its own means put back what they have backed up ({elsewhere}). Then run {Spelling.Of("restored")} before the bot starts.");
            return 1;
        }

        if (backup is null && !place.IsThere)
        {
            await say.Error.WriteLineAsync(place.Lost ?? $"There is no database {place.Name}. Database:ConnectionString says where it is; a relative path counts from the folder you are in.");
            return 1;
        }

        await using var alone = await database.TakeAloneAsync(cancel);
        if (alone is null)
        {
            await say.Error.WriteLineAsync("A bot works on this database. Stop it first. Nothing was changed.");
            return 1;
        }

        await say.Output.WriteLineAsync($"Database: {place.Name}");
        if (backup is not null && await scope.ServiceProvider.GetRequiredService<SqliteBackup>().PutBackAsync(backup.FullName, cancel) is { } aside)
        {
            await say.Output.WriteLineAsync($"What was there is kept as {aside}.");
        }

        await app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(cancel);
        await app.LoadKeyAsync(cancel);
        await TellAsync(await HoldAsync(app, sends, cancel), sends, say.Output);
        return 0;
    }

    private static async Task<RestoreFigures> HoldAsync(WebApplication app, bool sends, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IMovableDatabase>();
        return await scope.ServiceProvider.GetRequiredService<AfterRestore>().RunAsync(
            sends,
            async (db, token) =>
            {
                await SkippedIds.SkipAsync(db, database, token);
                await ForgottenTriggers.ForgetAsync(db.Database, token);
            },
            cancel);
    }

    private static async Task TellAsync(RestoreFigures done, bool sends, TextWriter output)
    {
        await output.WriteLineAsync($"The last thing it knows of happened at {done.AsOf:u}. What people wrote after the backup is not in it.");
        if (sends)
        {
            await output.WriteLineAsync("What waited then, and what has come due since, is sent when the bot starts.");
        }
        else if (done.Held + done.HeldOfDue > 0)
        {
            await output.WriteLineAsync(
                $"{done.Held} messages waited then, and {done.HeldOfDue} are about what has come due since: they may have been sent, so they are in doubt. "
                + $"{Spelling.Of("outbox")} lists them; {Spelling.Of("outbox resend NUMBER…")} or --all-ambiguous sends them, {Spelling.Of("outbox drop NUMBER…")} lets go of them.");
        }
        else
        {
            await output.WriteLineAsync("Nothing waited then that may have been sent since.");
        }

        if (done.PausedBroadcasts > 0)
        {
            await output.WriteLineAsync($"{done.PausedBroadcasts} announcements were paused then. Ask whether they have been resumed since, before you resume them.");
        }

        await output.WriteLineAsync("The bot can be started.");
    }
}
