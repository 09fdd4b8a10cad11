using CoP.Community.Delivery;
using CoP.Community.Events.Calendar;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Hosting;

/// <summary>Who hosts a meeting. As that changes, who was asked before is asked no more, and who hosts it now is asked. Those who come are not told: the place is its organiser's to change.</summary>
public sealed class HostBook(CommunityDb db, HostRotation rotation, HostAsker asker, CalendarFiles entries, Outbox outbox, TimeProvider clock)
{
    /// <summary>Its organiser has chosen a host, or another time. The host will be asked when it is time, also where it had said no before.</summary>
    /// <param name="anew">What was said of the time before does not count.</param>
    public async Task ChosenAsync(Event one, bool anew, CancellationToken cancel)
    {
        foreach (var request in await db.HostRequests.Where(request => request.EventId == one.Id).ToListAsync(cancel))
        {
            if (request.OrganisationId != one.HostId)
            {
                await ReleaseAsync(request, cancel);
            }
            else if (anew || request.State is not (HostRequestState.Asked or HostRequestState.Confirmed))
            {
                db.HostRequests.Remove(request);
            }
        }
    }

    /// <summary>It will not be. Whoever had said that their organisation hosts it hears so, with a seat or without; nobody twice.</summary>
    public Task CalledOffAsync(Event one, bool soon, CancellationToken cancel) => outbox.TellAsync(
        db.Members.Active(clock.GetUtcNow()).Where(member => db.HostRequests.Any(request => request.EventId == one.Id && request.State == HostRequestState.Confirmed && request.AnsweredById == member.Id)),
        new EventCalledOff(one.Id, soon), cancel);

    /// <summary>An organisation cannot: the next in the rotation is asked.</summary>
    public async Task PassOnAsync(HostRequest request, CancellationToken cancel)
    {
        var one = request.Event!;
        await db.SaveChangesAsync(cancel); // Who has said no is asked of the database.
        if (await rotation.NextAsync(one, request.OrganisationId, cancel) is { } next)
        {
            await BecomeAsync(one, next, cancel);
            await asker.AskAsync(one, cancel);
            await TellOrganiserAsync(request, cancel);
        }
        else
        {
            await BecomeAsync(one, host: null, cancel);
            await outbox.TellAsync(asker.Responsible(one), new HostIsMissing(one.Id, request.Id), cancel);
        }
    }

    /// <summary>An organisation takes the next meeting instead, and that one's host is asked for this.</summary>
    public async Task<Refusal?> SwapAsync(HostRequest request, CancellationToken cancel)
    {
        var one = request.Event!;
        if (await LaterAsync(one, request.OrganisationId, cancel) is not { } later)
        {
            return new NobodyToSwapWith();
        }

        var host = later.HostId;
        await BecomeAsync(later, request.OrganisationId, cancel);
        await BecomeAsync(one, host, cancel);
        await asker.AskAsync(one, cancel);
        await TellOrganiserAsync(request, cancel);
        await outbox.RefreshAsync(later.Subject, cancel);
        return null;
    }

    /// <summary>The following meeting of its series whose host could have this one.</summary>
    private Task<Event?> LaterAsync(Event one, long host, CancellationToken cancel) => db.Events
        .Where(later => one.Series != null && later.Series == one.Series && later.StartsAt > one.StartsAt && later.HostId != null && later.HostId != host
            && (later.State == EventState.Draft || later.State == EventState.InReview || later.State == EventState.Published)
            && !rotation.SaidNo(one.Id).Contains(later.HostId.Value))
        .OrderBy(static later => later.StartsAt).FirstOrDefaultAsync(cancel);

    private Task TellOrganiserAsync(HostRequest request, CancellationToken cancel) => request.AnsweredById == request.Event!.OrganiserId
        ? Task.CompletedTask
        : outbox.TellAsync(request.Event.OrganiserId, new HostPassedOn(request.Id, request.Revision), cancel);

    private async Task BecomeAsync(Event one, long? host, CancellationToken cancel)
    {
        one.HostId = host;
        one.Sequence += one.State == EventState.Published ? 1 : 0;
        await db.SaveChangesAsync(cancel);
        await ChosenAsync(one, anew: false, cancel);
        await entries.RenewAsync(one, cancel);
    }

    private async Task ReleaseAsync(HostRequest request, CancellationToken cancel)
    {
        if (request is { State: HostRequestState.Confirmed, AnsweredById: { } member })
        {
            await outbox.TellAsync(db.Members.Active(clock.GetUtcNow()).Where(one => one.Id == member), new HostReleased(request.Id, request.Revision), cancel);
        }

        if (request.State is HostRequestState.Asked or HostRequestState.Confirmed)
        {
            (request.State, request.RemindAt) = (HostRequestState.Released, null);
        }
    }
}
