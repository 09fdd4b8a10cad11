using CoP.Community.Delivery;
using CoP.Community.Events;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>What it means for the steps towards a meeting, and for those who prepare something for it, that it is on another day or not at all.</summary>
public sealed class CycleMoves(CommunityDb db, CycleCalendar calendar, CycleAccess access, Outbox outbox, IOptions<RoundtableOptions> options)
{
    /// <summary>So much later than when it was last said something is worth saying again.</summary>
    private const int WorthRepeating = 7;

    /// <summary>All days are reckoned anew. What was asked already is asked again only where its new day is much later.</summary>
    public async Task MoveAsync(MeetingCycle cycle, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now, CancellationToken cancel)
    {
        var (was, wasPrompted) = (cycle.StartsAt, cycle.PromptedAt is not null);
        (cycle.StartsAt, cycle.EndsAt, cycle.LookAt) = (startsAt, endsAt, now);
        if (cycle.PackedAt is null && cycle.PromptedAt is { } prompted && IsWorthRepeating(cycle, cycle.Kind == CycleKind.Roundtable ? options.Value.PromptDaysAhead : options.Value.PointsDaysAhead, calendar.DayOf(prompted)))
        {
            (cycle.PromptedAt, cycle.ChasedStage, cycle.ChasedOn) = (null, null, null);
        }
        else if (cycle is { ChasedStage: { } stage, ChasedOn: { } on } && IsWorthRepeating(cycle, stage, on))
        {
            cycle.ChasedStage = calendar.LastChaser(cycle, now);
        }

        if (cycle.ApprovedAt is null && !calendar.HasComeBefore(cycle, options.Value.AgendaDaysAhead, now))
        {
            cycle.AgendaAskedAt = null;
        }

        await TellAsync(cycle, was, wasPrompted, cancel);
    }

    /// <summary>It will not be.</summary>
    public async Task EndAsync(MeetingCycle cycle, CycleState state, CancellationToken cancel)
    {
        (cycle.State, cycle.LookAt, cycle.ClosedAt) = (state, null, cycle.StartsAt);
        await TellAsync(cycle, cycle.StartsAt, prompted: cycle.PromptedAt is not null, cancel);
    }

    private bool IsWorthRepeating(MeetingCycle cycle, int daysAhead, DateOnly toldOn) => calendar.DayOf(cycle.StartsAt).AddDays(-daysAhead) > toldOn.AddDays(WorthRepeating);

    /// <summary>The leads who were asked for something. Who has a seat hears of it by the event, and the host by being asked anew.</summary>
    private async Task TellAsync(MeetingCycle cycle, DateTimeOffset was, bool prompted, CancellationToken cancel)
    {
        if (!prompted)
        {
            return;
        }

        var groups = cycle.GroupId is { } own ? [own] : cycle.Contributions.ConvertAll(static one => one.GroupId);
        var seated = db.Registrations.Where(one => one.EventId == cycle.EventId && one.State != RegistrationState.Left && one.Event!.PublishedAt != null).Select(static one => one.MemberId);
        await outbox.TellAsync(
            access.ActiveLeads().Where(member => member.Memberships.Any(own => own.IsLead && groups.Contains(own.GroupId)) && !seated.Contains(member.Id)),
            new CycleSteered(cycle.Id, cycle.State, was, cycle.StartsAt), cancel);
    }
}
