using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Scheduling;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary><c>migrate</c>: brings the schema up to date and ends, for whoever does not let the service's own user change it (<c>Database:MigrateAtStart</c>).</summary>
internal static class MigrateCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command("migrate", "Makes the database, or brings its schema up to date.");
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var app = BotHost.Build([.. settings, "--Database:MigrateAtStart=true"], BotHost.Quietly);
        await say.Output.WriteLineAsync($"Database: {app.Services.GetRequiredService<IDatabasePlace>().Name}");
        var before = await AppliedAsync(app.Services, cancel);
        await app.Services.GetRequiredService<IDatabaseStartup>().PrepareAsync(cancel);
        await app.Services.ProvisionScheduleAsync(cancel);
        var made = (await AppliedAsync(app.Services, cancel)).Except(before, StringComparer.Ordinal).ToList();
        await say.Output.WriteLineAsync(made.Count == 0 ? "The schema was up to date." : $"Brought up to date: {string.Join(", ", made)}.");
        return 0;
    }

    /// <summary>None where there is no database yet.</summary>
    private static async Task<IReadOnlyList<string>> AppliedAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CommunityDb>().Database;
        return services.GetRequiredService<IDatabasePlace>().IsThere && await database.CanConnectAsync(cancel) ? [.. await database.GetAppliedMigrationsAsync(cancel)] : [];
    }
}
