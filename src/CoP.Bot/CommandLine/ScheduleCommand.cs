using System.CommandLine;
using System.Globalization;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.DueWork;
using CoP.Community.Schedules;
using CoP.Storage;

namespace CoP.Bot.CommandLine;

/// <summary>
/// <c>schedule</c>: what the program does by itself, when, and how it went; beside a running program or without one. What is wanted is written down, and the running
/// program obeys within seconds.
/// </summary>
internal static class ScheduleCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command("schedule", "Shows what is done by itself: when last, when next, how it went.")
        {
            Steer(settings, "run", "Runs a work at once, also one that is paused.", static (steer, name, token) => steer.RunAsync(actor: null, name, token), "runs within seconds, or when the program is started."),
            Steer(settings, "pause", "Has a work rest until it may go on.", static (steer, name, token) => steer.PauseAsync(actor: null, name, token), "is paused."),
            Steer(settings, "resume", "Lets a paused work go on.", static (steer, name, token) => steer.ResumeAsync(actor: null, name, token), "goes on."),
        };
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed.InvocationConfiguration, (app, say) => ListAsync(app, say, cancel), cancel));
        return command;
    }

    private static Command Steer(
        string[] settings, string verb, string what, Func<SteerSchedule, string, CancellationToken, Task<Result<ScheduleEntry>>> use, string done)
    {
        var name = new Argument<string>("name") { Description = "The name of a work, as \"schedule\" lists it." };
        var command = new Command(verb, what) { name };
        command.SetAction((parsed, cancel) => RunAsync(
            settings,
            parsed.InvocationConfiguration,
            async (app, say) =>
            {
                var work = parsed.GetValue(name)!;
                var result = await app.Services.GetRequiredService<ITransactions>().RunAsync((SteerSchedule steer, CancellationToken token) => use(steer, work, token), cancel);
                var told = result.Refusal is { } refusal ? Why(app, work, refusal) : $"{work} {done}";
                await (result.Succeeded ? say.Output : say.Error).WriteLineAsync(told);
                return result.Succeeded ? 0 : 1;
            },
            cancel));
        return command;
    }

    private static async Task<int> ListAsync(WebApplication app, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var item in await scope.ServiceProvider.GetRequiredService<ScheduleList>().AllAsync(cancel))
        {
            await say.Output.WriteLineAsync(Line(item));
        }

        return 0;
    }

    private static string Line(ScheduledItem item)
    {
        var entry = item.Entry;
        var last = entry.LastRunAt is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"last {at:u} {(entry.LastOutcome == RunOutcome.Failed ? "FAILED" : "done")} ({entry.LastCount})")
            : "nothing done yet";
        var next = item.IsPaused ? string.Create(CultureInfo.InvariantCulture, $"PAUSED since {entry.PausedAt:u}")
            : item.Every is { } every ? string.Create(CultureInfo.InvariantCulture, $"looks every {every}")
            : string.Create(CultureInfo.InvariantCulture, $"next {item.Next:u}");
        return $"  {item.Name,-22} {next,-33} {last}{(entry.RunAskedAt is null ? "" : ", asked to run now")}";
    }

    private static string Why(WebApplication app, string name, Refusal refusal) => refusal switch
    {
        NoSuchWork => $"'{name}' is not a work of the schedule.{Nearest(app, name)} \"{Spelling.Of("schedule")}\" lists them.",
        WorkIsPaused => $"{name} is paused already.",
        WorkNotPaused => $"{name} is not paused.",
        RunAskedAlready => $"{name} is asked to run already.",
        _ => refusal.ToString(),
    };

    private static string Nearest(WebApplication app, string name)
    {
        using var scope = app.Services.CreateScope();
        return UnknownSettings.Suggest(scope.ServiceProvider.GetRequiredService<ScheduleList>().Names, name);
    }

    private static async Task<int> RunAsync(string[] settings, InvocationConfiguration say, Func<WebApplication, InvocationConfiguration, Task<int>> work, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        var file = app.Services.GetRequiredService<IDatabasePlace>();
        if (!file.IsThere)
        {
            await say.Error.WriteLineAsync(file.Lost ?? $"There is no database {file.Name}. Database:ConnectionString says where it is; a relative path counts from the folder you are in.");
            return 1;
        }

        await say.Output.WriteLineAsync($"Database: {file.Name}");
        await app.PrepareAsync(cancel);
        return await work(app, say);
    }
}
