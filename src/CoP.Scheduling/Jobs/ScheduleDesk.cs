using System.Diagnostics.CodeAnalysis;
using CoP.Community;
using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Jobs;

/// <summary>
/// Reads every two seconds what somebody wants to run now, in a chat or on the command line, and has it run; and has written down how works went. A wish is struck
/// out with the result of its run, so one that a crash cuts off is taken up again by the next start.
/// </summary>
internal sealed partial class ScheduleDesk(IServiceScopeFactory scopes, ScheduledRuns runs, WorkLog results, TimeProvider clock, ILogger<ScheduleDesk> log) : BackgroundService
{
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // Nobody's start waits for this.
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => LookAsync(stoppingToken), stoppingToken);
            await Task.Delay(PausedWork.Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_running.Values);
        await TryAsync(() => results.WriteAsync(all: true, CancellationToken.None), CancellationToken.None);
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        foreach (var (name, asked) in await AskedAsync(stopping))
        {
            if (!_running.TryGetValue(name, out var run) || run.IsCompleted)
            {
                _running[name] = TryAsync(() => runs.RunAsync(name, asked, stopping), stopping);
            }
        }

        await results.WriteAsync(all: false, stopping);
    }

    private async Task<List<(string Name, DateTimeOffset? Asked)>> AskedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var asked = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Schedule.AsNoTracking().Where(static entry => entry.RunAskedAt != null).ToListAsync(cancel);
        return asked.ConvertAll(static entry => (entry.Name, entry.RunAskedAt));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next look; the wish still stands.")]
    private async Task TryAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop; what was wanted still stands.
        }
        catch (Exception fault)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the schedule is asked for could not be read or written down; it is tried again")]
    private partial void LogFailed(Exception fault);
}
