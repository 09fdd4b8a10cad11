using System.Diagnostics.CodeAnalysis;
using CoP.Community.DueWork;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.DueWork;

/// <summary>
/// Has all due work done, each kind beside the others. While there is some it rests after each step for twice as long as the
/// step took, so that most turns find nobody writing; else it looks as often as the work says, and less often while nothing is committed: what is due can become so
/// by a commit or by time only. What is paused is only looked at, so that it goes on soon after it may.
/// </summary>
internal sealed partial class DueWorkService(
    IEnumerable<IDueWork> works, DueWorkRunner runner, SteeredWork steered, OneAtATime turns, WorkLog results, Commits commits, TimeProvider clock, ILogger<DueWorkService> log) : BackgroundService
{
    /// <summary>So many times longer it rests while nothing is committed.</summary>
    private const int Idle = 15;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>What comes by time is late by so much at most. What looks less often anyway rests no longer.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);

    /// <summary>What a commit makes due has to be looked for only because another process may have made it.</summary>
    private static readonly TimeSpan LongestByCommit = TimeSpan.FromMinutes(1);

    /// <summary>Goes on until it is told to stop.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(works.Select(work => DriveAsync(work, stopping)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The first steps must not hold up the start of the others.
        await RunAsync(stoppingToken);
    }

    private async Task DriveAsync(IDueWork work, CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            var (begun, seen) = (clock.GetTimestamp(), commits.Count); // What is committed during the look may have come too late for it.
            var (found, failed, rests) = await TryLookAsync(work, stopping);
            failures = failed ? failures + 1 : 0;
            var pause = found == WorkLook.Done ? work.Rest * clock.GetElapsedTime(begun) : rests && work.Every > SteeredWork.Every ? SteeredWork.Every : Longer(work.Every, failures);
            await commits.RestAsync(seen, pause, found == WorkLook.Nothing ? WhileIdle(work) : pause, stopping);
        }
    }

    private static TimeSpan WhileIdle(IDueWork work) => work switch
    {
        _ when work.Every >= LongestIdle => work.Every,
        { ByTime: false } => LongestByCommit,
        _ => Idle * work.Every < LongestIdle ? Idle * work.Every : LongestIdle,
    };

    private static TimeSpan Longer(TimeSpan pause, int failures) =>
        failures < 2 || pause >= LongestPause ? pause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks << Math.Min(failures - 1, 6)));

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again; other work must go on.")]
    private async Task<(WorkLook Found, bool Failed, bool Rests)> TryLookAsync(IDueWork work, CancellationToken cancel)
    {
        try
        {
            return await steered.IsPausedAsync(work.Name, cancel)
                ? (WorkLook.Later, false, true)
                : (await turns.DoAsync(work.Name, () => runner.LookAsync(work, cancel), cancel), false, false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return (WorkLook.Later, false, false);
        }
        catch (Exception fault)
        {
            LogFailed(fault, work.Name);
            results.Note(work.Name, RunOutcome.Failed);
            return (WorkLook.Later, true, false);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due of {Work} could not be found out; it is tried again")]
    private partial void LogFailed(Exception fault, string work);
}
