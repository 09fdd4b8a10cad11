using System.Diagnostics.CodeAnalysis;
using CoP.Community.DueWork;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Jobs;

/// <summary>
/// Has run what somebody wants to run now, within seconds of the wish in a chat or on the command line; and has written down how works went. A wish is struck
/// out with the result of its run, so one that a crash cuts off is taken up again by the next start.
/// </summary>
internal sealed partial class ScheduleDesk(SteeredWork steered, ScheduledRuns runs, WorkLog results, Commits commits, ILogger<ScheduleDesk> log) : BackgroundService
{
    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var seen = commits.Count;
            await TryAsync(() => LookAsync(stopping), stopping);
            await commits.RestAsync(seen, SteeredWork.Every, SteeredWork.Longest, stopping);
        }

        await Task.WhenAll(_running.Values);
        await TryAsync(() => results.WriteAsync(all: true, CancellationToken.None), CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // Nobody's start waits for this.
        await RunAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        foreach (var entry in await steered.AskedAsync(stopping))
        {
            if (!_running.TryGetValue(entry.Name, out var run) || run.IsCompleted)
            {
                _running[entry.Name] = TryAsync(() => runs.RunAsync(entry.Name, entry.RunAskedAt, stopping), stopping);
            }
        }

        await results.WriteAsync(all: false, stopping);
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
