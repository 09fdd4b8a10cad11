using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.DueWork;

/// <summary>How a run went.</summary>
public sealed record WorkRun(DateTimeOffset At, RunOutcome Outcome, int Count);

/// <summary>
/// Remembers how works went, and writes it down now and then: what looks all the time is written at most once a minute and only when it did something, so that
/// an idle program writes nothing. A crash loses at most that minute of figures, never of work.
/// </summary>
public sealed class WorkLog(ITransactions transactions, TimeProvider clock)
{
    /// <summary>The pause between two writes of one work.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, WorkRun> _unwritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _writtenAt = new(StringComparer.Ordinal);

    /// <summary>One step of a work was taken. What follows within the pause counts together; a failure stays to be seen among what went well.</summary>
    public void Note(string name, RunOutcome outcome)
    {
        lock (_lock)
        {
            var before = _unwritten.GetValueOrDefault(name);
            var worst = before?.Outcome == RunOutcome.Failed ? RunOutcome.Failed : outcome;
            _unwritten[name] = new WorkRun(clock.GetUtcNow(), worst, (before?.Count ?? 0) + (outcome == RunOutcome.Done ? 1 : 0));
        }
    }

    /// <summary>Writes down what is old enough; all of it when the program ends.</summary>
    public async Task WriteAsync(bool all, CancellationToken cancel)
    {
        foreach (var (name, run) in Take(all))
        {
            await WriteAsync(name, run, asked: null, cancel);
        }
    }

    /// <summary>Writes down a run at once, and that the wish for it was fulfilled.</summary>
    /// <param name="asked">Which wish: a later one still stands.</param>
    public Task WriteAsync(string name, WorkRun run, DateTimeOffset? asked, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            var entry = await db.Schedule.FindAsync([name], token) ?? db.Schedule.Add(new ScheduleEntry { Name = name }).Entity;
            (entry.LastRunAt, entry.LastOutcome, entry.LastCount) = (run.At, run.Outcome, run.Count);
            entry.RunAskedAt = entry.RunAskedAt == asked ? null : entry.RunAskedAt;
            return true;
        },
        cancel);

    /// <summary>Takes the figures of one work out, for a run that is written down at once.</summary>
    public WorkRun? Take(string name)
    {
        lock (_lock)
        {
            return _unwritten.Remove(name, out var run) ? run : null;
        }
    }

    private List<(string Name, WorkRun Run)> Take(bool all)
    {
        lock (_lock)
        {
            var due = _unwritten.Where(one => all || !_writtenAt.TryGetValue(one.Key, out var at) || clock.GetElapsedTime(at) >= Pause).ToList();
            due.ForEach(one => (_, _writtenAt[one.Key]) = (_unwritten.Remove(one.Key), clock.GetTimestamp()));
            return due.ConvertAll(static one => (one.Key, one.Value));
        }
    }
}
