using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Groups;

/// <summary>A coordinator, or the command line, says who leads a working group. There can be several, and none.</summary>
public sealed class GroupLeads(CommunityDb db, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Makes a member lead of a group, and gives them a seat in it if they have none. They are told.</summary>
    /// <param name="actor">Null for the command line.</param>
    public async Task<Result<GroupMembership>> NameAsync(Member? actor, long groupId, long memberId, CancellationToken cancel)
    {
        if (await db.Groups.FirstOrDefaultAsync(group => group.Id == groupId && group.EndedAt == null, cancel) is null)
        {
            return new GroupNotFound();
        }

        var member = await db.Members.FirstAsync(one => one.Id == memberId, cancel);
        var seat = await db.GroupMemberships.FindAsync([groupId, memberId], cancel);
        if (!member.IsActive(clock.GetUtcNow()) || seat is { IsLead: true })
        {
            return seat is { IsLead: true } ? new LeadsAlready(member.Name) : new LeadNotActive(member.Name);
        }

        seat ??= db.GroupMemberships.Add(new GroupMembership { GroupId = groupId, MemberId = memberId }).Entity;
        seat.IsLead = true;
        await TellAsync(actor, seat, "group.lead", new LeadNamed(groupId, clock.GetUtcNow()), cancel);
        return seat;
    }

    /// <summary>Takes the lead away and leaves the seat. Whoever led is told.</summary>
    public async Task<Result<GroupMembership>> EndAsync(Member? actor, long groupId, long memberId, CancellationToken cancel)
    {
        if (await db.GroupMemberships.Include(one => one.Group)
            .FirstOrDefaultAsync(one => one.GroupId == groupId && one.MemberId == memberId && one.IsLead, cancel) is not { } seat)
        {
            return new LeadsNoMore();
        }

        seat.IsLead = false;
        await TellAsync(actor, seat, "group.lead-end", new LeadEnded(groupId, clock.GetUtcNow()), cancel);
        return seat;
    }

    /// <summary>Those who lead a group now, by name.</summary>
    public IQueryable<Member> Of(long groupId) =>
        db.Members.Where(member => member.Memberships.Any(seat => seat.GroupId == groupId && seat.IsLead)).OrderBy(member => member.Name);

    // Who has not joined yet reads it when they do, and nobody has to be told what they did themselves.
    private async Task TellAsync(Member? actor, GroupMembership seat, string action, Notice notice, CancellationToken cancel)
    {
        audit.Note(actor?.Id, action, $"member:{seat.MemberId}", $"group:{seat.GroupId}");
        if (actor?.Id != seat.MemberId && await db.Addresses.AnyAsync(address => address.MemberId == seat.MemberId, cancel))
        {
            await outbox.TellAsync(seat.MemberId, notice, cancel);
        }

        await db.SaveChangesAsync(cancel); // Who leads now is asked next.
    }
}
