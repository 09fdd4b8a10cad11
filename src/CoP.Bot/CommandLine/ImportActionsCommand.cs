using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.ActionPoints.Sheets;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary><c>import actions FILE.csv --as NAME [--dry-run]</c>: takes in a table of actions and recommendations, all of it or nothing; again, it adds nothing twice.</summary>
internal static class ImportActionsCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "A table (.csv) with columns: what, who, organisation, group, due, kind, source, state, priority, key." };
        var by = new Option<string>("--as") { Description = "The coordinator in whose name it is taken in.", Required = true };
        var trial = new Option<bool>("--dry-run") { Description = "Only says what it would bring." };
        var command = new Command("actions", "Takes in a table of actions and recommendations: all of it or nothing, and nothing twice.") { file, by, trial };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(by)!, parsed.GetValue(trial), settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string by, bool isTrial, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        if (!file.Exists || ActionSheet.Read(DelimitedText.Decode(await File.ReadAllBytesAsync(file.FullName, cancel))) is not { } lines)
        {
            await say.Error.WriteLineAsync(file.Exists ? "No column of it says what is to be done: one has to be called “what”, “action” or “resolution”." : $"There is no file '{file}'.");
            return 1;
        }

        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await app.PrepareAsync(cancel);
        await say.Output.WriteLineAsync($"Database: {app.Services.GetRequiredService<IDatabasePlace>().Name}");
        var done = await app.Services.GetRequiredService<ITransactions>().RunAsync((scope, token) => TakeInAsync(scope, by, lines, isTrial, token), cancel);
        foreach (var error in done?.Errors ?? [])
        {
            await say.Error.WriteLineAsync($"Line {error.Line}: {error.Fault} “{error.Cell}”");
        }

        await (done is null ? say.Error.WriteLineAsync($"'{by}' is no member, or more than one, or may not do that.") : say.Output.WriteLineAsync(
            $"{(done.Errors.Count > 0 ? 0 : done.New)} {(isTrial ? "would be " : "")}added, {done.Known} as they were, {done.Errors.Count} refused."));
        return done is { Errors.Count: 0 } ? 0 : 1;
    }

    private static async Task<SheetImport?> TakeInAsync(IServiceProvider scope, string by, IReadOnlyList<SheetLine> lines, bool isTrial, CancellationToken cancel)
    {
        var found = await scope.GetRequiredService<CommunityDb>().Members.Include(static member => member.Memberships).Where(member => member.Name == by).Take(2).ToListAsync(cancel);
        return found is [var actor] && await scope.GetRequiredService<ImportActions>().HandleAsync(actor, lines, isTrial, cancel) is { Succeeded: true } done ? done.Value : null;
    }
}
