using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Community.DueWork;

/// <summary>What a look at a work came to.</summary>
public enum WorkLook
{
    /// <summary>Nothing is due, or nothing that can be done before something else happens.</summary>
    Nothing,

    /// <summary>Something is due that has failed, or that another process does: it is to be tried again, whatever else happens.</summary>
    Later,

    /// <summary>A step was taken.</summary>
    Done,
}

/// <summary>
/// Takes steps of <see cref="IDueWork"/>, where this process has the lease for it. It goes round among what is due, so that something small is not kept waiting by
/// something large, and leaves what failed alone for a while that grows with each failure.
/// </summary>
public sealed partial class DueWorkRunner(IServiceScopeFactory scopes, WorkLeases leases, WorkLog results, WorkMeter meter, TimeProvider clock, ILogger<DueWorkRunner> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // So long what was read is worked off before it is read anew: each step decides by itself whether there still is one, and what is due for twenty thousand
    // members is not read once for each of them.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (Queue<long> Ids, long At)> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Work, long Id), Failure> _failures = new();

    /// <summary>What failed is tried again at once: somebody wants to see whether it goes now.</summary>
    public void ForgetFailures(IDueWork work)
    {
        _read.TryRemove(work.Name, out _);
        foreach (var key in _failures.Keys.Where(key => key.Work == work.Name))
        {
            _failures.TryRemove(key, out _);
        }
    }

    /// <summary>Takes the next step of a work.</summary>
    /// <returns>Whether there was one to take now.</returns>
    public async Task<bool> StepAsync(IDueWork work, CancellationToken cancel) => await LookAsync(work, cancel) == WorkLook.Done;

    /// <summary>Takes the next step of a work, and says what else was found where there was none.</summary>
    public async Task<WorkLook> LookAsync(IDueWork work, CancellationToken cancel) =>
        _read.TryGetValue(work.Name, out var read) && clock.GetElapsedTime(read.At) < Kept && await TakeAsync(work, read.Ids, cancel) == WorkLook.Done
            ? WorkLook.Done
            : await TakeAsync(work, await ReadAsync(work, cancel), cancel);

    private async Task<WorkLook> TakeAsync(IDueWork work, Queue<long> due, CancellationToken cancel)
    {
        var found = WorkLook.Nothing;
        while (due.TryDequeue(out var id))
        {
            if (RestsAfterFailure(work, id))
            {
                found = WorkLook.Later;
                continue;
            }

            if (!await leases.TakeAsync(work.Name, cancel))
            {
                return WorkLook.Later;
            }

            _last[work.Name] = id;
            var tried = await TryAsync(work, id, cancel);
            if (tried == WorkLook.Done)
            {
                return tried;
            }

            found = tried == WorkLook.Later ? tried : found;
        }

        return found;
    }

    /// <summary>Those after the last one first.</summary>
    private async Task<Queue<long>> ReadAsync(IDueWork work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (at, last) = (clock.GetTimestamp(), _last.GetValueOrDefault(work.Name));
        var due = await work.Due(scope.ServiceProvider.GetRequiredService<CommunityDb>(), clock.GetUtcNow()).ToListAsync(cancel);
        var ids = new Queue<long>(due.OrderBy(id => id <= last).ThenBy(static id => id));
        _read[work.Name] = (ids, at);
        meter.NoteDue(work.Name, ids.Count);
        return ids;
    }

    private bool RestsAfterFailure(IDueWork work, long id) =>
        _failures.TryGetValue((work.Name, id), out var failure) && clock.GetElapsedTime(failure.At) < failure.Pause;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again later; what else is due must go on.")]
    private async Task<WorkLook> TryAsync(IDueWork work, long id, CancellationToken cancel)
    {
        var (step, failed) = (meter.Start(), true);
        try
        {
            var done = await work.StepAsync(id, cancel);
            failed = false;
            _failures.TryRemove((work.Name, id), out _);
            if (done)
            {
                results.Note(work.Name, RunOutcome.Done);
            }

            return done ? WorkLook.Done : WorkLook.Nothing;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            var failure = _failures.AddOrUpdate(
                (work.Name, id), _ => new Failure(clock.GetTimestamp(), FirstPause), (_, before) => new Failure(clock.GetTimestamp(), Longer(before.Pause)));
            LogFailed(fault, work.Name, id, failure.Pause);
            results.Note(work.Name, RunOutcome.Failed);
            return WorkLook.Later;
        }
        finally
        {
            meter.Stop(step, work.Name, failed);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => 2 * pause < LongestPause ? 2 * pause : LongestPause;

    [LoggerMessage(Level = LogLevel.Error, Message = "A step of {Work} for {Id} failed; it is tried again after {Pause}")]
    private partial void LogFailed(Exception fault, string work, long id, TimeSpan pause);

    private sealed record Failure(long At, TimeSpan Pause);
}
