using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Hosting;

/// <summary>Asks an organisation whether it hosts a meeting, by those of its members who are in the group, or else by all of them.</summary>
public sealed class HostAsker(CommunityDb db, Outbox outbox, TimeProvider clock, IOptions<EventOptions> options)
{
    /// <summary>Asks the present host.</summary>
    public async Task AskAsync(Event one, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var request = db.HostRequests.Add(new HostRequest { EventId = one.Id, OrganisationId = one.HostId!.Value, AskedAt = now, RemindAt = Next(one, now) }).Entity;
        await db.SaveChangesAsync(cancel);
        var members = await MembersAsync(one, request.OrganisationId, cancel);
        if (await members.AnyAsync(cancel))
        {
            await outbox.TellAsync(members, new HostAsked(request.Id, one.Id), cancel);
        }
        else
        {
            request.RemindAt = null;
            await outbox.TellAsync(one.OrganiserId, new HostIsSilent(request.Id), cancel);
        }
    }

    /// <summary>Looks at one that has not answered (whoever has is not due): reminds it once, and then its organiser hears of it.</summary>
    /// <returns>Whether it was due.</returns>
    public async Task<bool> RemindAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        var request = await db.HostRequests.Include(static one => one.Event).FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (request is not { RemindAt: { } at, Event: { } one } || at > now)
        {
            return false;
        }

        request.RemindAt = null;
        if (one.State is EventState.Draft or EventState.InReview or EventState.Published && one.StartsAt > now)
        {
            await RemindAsync(request, one, now, cancel);
        }

        return true;
    }

    private async Task RemindAsync(HostRequest request, Event one, DateTimeOffset now, CancellationToken cancel)
    {
        if (request.RemindedAt is not null)
        {
            await outbox.TellAsync(one.OrganiserId, new HostIsSilent(request.Id), cancel);
            return;
        }

        (request.RemindedAt, request.RemindAt) = (now, Next(one, now));
        await outbox.TellAsync(await MembersAsync(one, request.OrganisationId, cancel), new HostReminded(request.Id), cancel);
    }

    /// <summary>Its organiser, and whoever leads its group.</summary>
    public IQueryable<Member> Responsible(Event one) => db.Members.Active(clock.GetUtcNow())
        .Where(member => member.Id == one.OrganiserId || member.Memberships.Any(own => own.IsLead && own.GroupId == one.GroupId));

    private async Task<IQueryable<Member>> MembersAsync(Event one, long organisation, CancellationToken cancel)
    {
        var all = db.Members.Active(clock.GetUtcNow()).Where(member => member.OrganisationId == organisation);
        var ofGroup = all.Where(member => member.Memberships.Any(own => own.GroupId == one.GroupId));
        foreach (var present in new[] { ofGroup.Present(clock.GetUtcNow()), all.Present(clock.GetUtcNow()), ofGroup })
        {
            if (await present.AnyAsync(cancel))
            {
                return present;
            }
        }

        return all;
    }

    /// <summary>After some days; where the meeting is nearer than that, half-way to it.</summary>
    private DateTimeOffset Next(Event one, DateTimeOffset now) => now + Min(options.Value.HostRemindedAfter, (one.StartsAt - now) / 2);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
