using CoP.Community.DueWork;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Schedules;

/// <summary>One work as it stands.</summary>
/// <param name="Every">How often it looks whether something is due; null for what comes by the calendar.</param>
/// <param name="Next">When it comes next by the calendar; null for what looks all the time, and while it is paused.</param>
public sealed record ScheduledItem(string Name, TimeSpan? Every, DateTimeOffset? Next, ScheduleEntry Entry)
{
    public bool IsPaused => Entry.PausedAt is not null;
}

/// <summary>Everything that is done by itself: by the calendar, and as soon as it is due.</summary>
public sealed class ScheduleList(CommunityDb db, IEnumerable<IScheduledWork> scheduled, IEnumerable<IDueWork> due, IScheduleTimes times, TimeProvider clock)
{
    /// <summary>What comes by the calendar first, each by its name.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. scheduled.Select(static work => work.Name).Order(StringComparer.Ordinal), .. due.Select(static work => work.Name).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<ScheduledItem>> AllAsync(CancellationToken cancel)
    {
        var entries = await db.Schedule.AsNoTracking().ToDictionaryAsync(static entry => entry.Name, StringComparer.Ordinal, cancel);
        return [.. Names.Select(name => Describe(name, entries.GetValueOrDefault(name)))];
    }

    /// <summary>The work of this name, or null.</summary>
    public async Task<ScheduledItem?> FindAsync(string name, CancellationToken cancel) => Names.Contains(name, StringComparer.Ordinal)
        ? Describe(name, await db.Schedule.FindAsync([name], cancel)) // As this turn has just changed it.
        : null;

    private ScheduledItem Describe(string name, ScheduleEntry? entry)
    {
        var looks = due.FirstOrDefault(work => work.Name == name);
        var next = looks is null && entry?.PausedAt is null ? times.Next(name, clock.GetUtcNow()) : null;
        return new ScheduledItem(name, looks?.Every, next, entry ?? new ScheduleEntry { Name = name });
    }
}
