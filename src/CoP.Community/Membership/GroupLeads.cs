using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>A coordinator, or the command line, says who leads a working group. There can be several, and none.</summary>
public sealed class GroupLeads(CommunityDb db, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Makes a member lead of a group, and gives them a membership in it if they have none. They are told.</summary>
    /// <param name="actor">Null for the command line.</param>
    public async Task<Result<GroupMembership>> NameAsync(Member? actor, long groupId, long memberId, CancellationToken cancel)
    {
        if (await db.Groups.FirstOrDefaultAsync(group => group.Id == groupId && group.EndedAt == null, cancel) is null)
        {
            return new GroupNotFound();
        }

        var member = await db.Members.FirstAsync(one => one.Id == memberId, cancel);
        var membership = await db.GroupMemberships.FindAsync([groupId, memberId], cancel);
        if (!member.IsActive(clock.GetUtcNow()) || membership is { IsLead: true })
        {
            return membership is { IsLead: true } ? new LeadsAlready(member.Name) : new LeadNotActive(member.Name);
        }

        membership ??= db.GroupMemberships.Add(new GroupMembership { GroupId = groupId, MemberId = memberId }).Entity;
        membership.IsLead = true;
        await TellAsync(actor, membership, "group.lead", new LeadNamed(groupId, clock.GetUtcNow()), cancel);
        return membership;
    }

    /// <summary>Takes the lead away and leaves the membership. Whoever led is told.</summary>
    public async Task<Result<GroupMembership>> EndAsync(Member? actor, long groupId, long memberId, CancellationToken cancel)
    {
        if (await db.GroupMemberships.Include(one => one.Group)
            .FirstOrDefaultAsync(one => one.GroupId == groupId && one.MemberId == memberId && one.IsLead, cancel) is not { } membership)
        {
            return new LeadsNoMore();
        }

        membership.IsLead = false;
        await TellAsync(actor, membership, "group.lead-end", new LeadEnded(groupId, clock.GetUtcNow()), cancel);
        return membership;
    }

    /// <summary>Those who lead a group now, by name.</summary>
    public IQueryable<Member> Of(long groupId) =>
        db.Members.Where(member => member.Memberships.Any(membership => membership.GroupId == groupId && membership.IsLead)).OrderBy(member => member.Name);

    // Who has not joined yet reads it when they do, and nobody has to be told what they did themselves.
    private async Task TellAsync(Member? actor, GroupMembership membership, string action, Notice notice, CancellationToken cancel)
    {
        audit.Note(actor?.Id, action, $"member:{membership.MemberId}", $"group:{membership.GroupId}");
        if (actor?.Id != membership.MemberId && await db.Addresses.AnyAsync(address => address.MemberId == membership.MemberId, cancel))
        {
            await outbox.TellAsync(membership.MemberId, notice, cancel);
        }

        await db.SaveChangesAsync(cancel); // Who leads now is asked next.
    }
}
