using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Storage;
using CoP.Storage.Moving;
using CoP.Storage.Sqlite;

namespace CoP.Bot.CommandLine;

/// <summary><c>backup FILE</c>: a copy of the SQLite database as of one moment, beside the running program or without it.</summary>
internal static class BackupCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "Where to; nothing is overwritten." };
        var command = new Command("backup", "Copies the SQLite database, also while the bot runs.") { file };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file)!, settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        var place = app.Services.GetRequiredService<IDatabasePlace>();
        await using var scope = app.Services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<IMovableDatabase>().BackupElsewhere is { } elsewhere)
        {
            await say.Error.WriteLineAsync($"{place.Name} is on a server, which backs it up by its own means: {elsewhere}. After a restore there, run {Spelling.Of("restored")} before the bot starts. The operators' guide (docs/operators.md) shows both.");
            return 1;
        }

        if (!place.IsThere)
        {
            await say.Error.WriteLineAsync(place.Lost ?? $"There is no database {place.Name}. Database:ConnectionString says where it is; a relative path counts from the folder you are in.");
            return 1;
        }

        var facts = await PrivateFile.WriteAsync(file.FullName, path => scope.ServiceProvider.GetRequiredService<SqliteBackup>().WriteAsync(path, cancel));
        await say.Output.WriteLineAsync($"Written: {file.FullName}, {facts.Bytes} bytes, {facts.Members} members, whole ({facts.Schema}). Whoever has it has everything: names, words, the key that signs buttons.");
        return 0;
    }
}
