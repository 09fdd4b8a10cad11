using CoP.Community.DueWork;
using CoP.Community.Members;
using CoP.Community.Membership;

namespace CoP.Community.Schedules;

/// <summary>Nothing of that name is done by itself (any more).</summary>
public sealed record NoSuchWork : Refusal;

/// <summary>It is about to run already.</summary>
public sealed record RunAskedAlready : Refusal;

/// <summary>It is paused already.</summary>
public sealed record WorkIsPaused : Refusal;

/// <summary>It is not paused (any more).</summary>
public sealed record WorkNotPaused : Refusal;

/// <summary>
/// Pauses a work of the schedule, lets it go on, or has it run at once. All of it is only written down: the running program reads it within seconds, and one that
/// is started later when it starts.
/// </summary>
public sealed class SteerSchedule(CommunityDb db, ScheduleList list, AuditLog audit, TimeProvider clock)
{
    /// <param name="actor">Who asks, with memberships; null for the command line.</param>
    public Task<Result<ScheduleEntry>> PauseAsync(Member? actor, string name, CancellationToken cancel) => ChangeAsync(
        actor, name, "work.pause", static entry => entry.PausedAt is null ? null : new WorkIsPaused(), (entry, now) => entry.PausedAt = now, cancel);

    /// <inheritdoc cref="PauseAsync"/>
    public Task<Result<ScheduleEntry>> ResumeAsync(Member? actor, string name, CancellationToken cancel) => ChangeAsync(
        actor, name, "work.resume", static entry => entry.PausedAt is null ? new WorkNotPaused() : null, static (entry, _) => entry.PausedAt = null, cancel);

    /// <summary>Also what is paused: it runs this once.</summary>
    /// <inheritdoc cref="PauseAsync"/>
    public Task<Result<ScheduleEntry>> RunAsync(Member? actor, string name, CancellationToken cancel) => ChangeAsync(
        actor, name, "work.run", static entry => entry.RunAskedAt is null ? null : new RunAskedAlready(), (entry, now) => entry.RunAskedAt = now, cancel);

    private async Task<Result<ScheduleEntry>> ChangeAsync(
        Member? actor, string name, string action, Func<ScheduleEntry, Refusal?> refuse, Action<ScheduleEntry, DateTimeOffset> apply, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (actor is not null && !Permissions.Allows(actor, Permission.Coordinate, now))
        {
            return new NotAllowed();
        }

        if (!list.Names.Contains(name, StringComparer.Ordinal))
        {
            return new NoSuchWork();
        }

        var known = await db.Schedule.FindAsync([name], cancel);
        var entry = known ?? new ScheduleEntry { Name = name };
        if (refuse(entry) is { } refusal)
        {
            return refusal;
        }

        apply(entry, now);
        if (known is null)
        {
            db.Schedule.Add(entry);
        }

        audit.Note(actor?.Id, action, $"schedule:{name}");
        return entry;
    }
}
