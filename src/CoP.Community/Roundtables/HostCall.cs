using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Roundtables;

/// <summary>
/// Weeks before a roundtable its event is drafted, with whoever's turn it is as the host, and that organisation is asked. The one after it is drafted as well, so that
/// two hosts can swap.
/// </summary>
public sealed class HostCall(
    CommunityDb db, CycleCalendar calendar, CycleAccess access, HostRotation rotation, HostAsker asker, DraftEvent draft, IRoundtableTexts texts, IOptions<RoundtableOptions> options, IOptions<CommunityOptions> community)
{
    private const string Series = "roundtable";

    public async Task TakeAsync(MeetingCycle cycle, DateTimeOffset now, CancellationToken cancel)
    {
        if (now >= cycle.StartsAt || !calendar.HasCome(cycle, options.Value.HostDaysAhead, now))
        {
            return;
        }

        var next = await access.Ahead().FirstOrDefaultAsync(later => later.StartsAt > cycle.StartsAt, cancel);
        await DraftAsync(cycle, cancel);
        await (next is null ? Task.CompletedTask : DraftAsync(next, cancel));
        if (cycle.Event is { HostId: { } host } one && !await db.HostRequests.AnyAsync(request => request.EventId == one.Id && request.OrganisationId == host, cancel))
        {
            await asker.AskAsync(one, cancel);
        }
    }

    /// <summary>Held by the first in the rotation who has nothing else then; by nobody yet where there is none.</summary>
    private async Task DraftAsync(MeetingCycle cycle, CancellationToken cancel)
    {
        if (cycle.EventId is not null || await (await access.CoordinatorsAsync(cancel)).OrderBy(static member => member.Id).FirstOrDefaultAsync(cancel) is not { } organiser)
        {
            return;
        }

        var plan = new EventDraft(EventKind.Roundtable, texts.Title(cycle), texts.Invitation(cycle), cycle.StartsAt, cycle.EndsAt, community.Value.TimeZone, RoomCapacity: null, RemoteCapacity: null, new EventDetails());
        foreach (var host in (await rotation.OfRoundtablesAsync(cancel)).Hosts.Select(static host => (long?)host).Append(null))
        {
            if (await draft.HandleAsync(organiser, plan with { HostId = host }, cancel) is { Succeeded: true } drafted)
            {
                (cycle.EventId, cycle.Event, drafted.Value.Series) = (drafted.Value.Id, drafted.Value, Series);
                await db.SaveChangesAsync(cancel);
                return;
            }
        }
    }
}
