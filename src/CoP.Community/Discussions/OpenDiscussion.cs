using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Discussions;

/// <summary>What is to be discussed.</summary>
/// <param name="GroupId">Null for everybody.</param>
/// <param name="EndsAt">The instant at which its last day is over.</param>
public sealed record DiscussionDraft(string Topic, string Question, long? GroupId, DateTimeOffset EndsAt);

/// <summary>A discussion that was opened, and whom it has gone to.</summary>
/// <param name="Chats">In how many chats it was posted.</param>
/// <param name="Members">How many were told in private.</param>
public sealed record DiscussionOpening(Discussion Discussion, int Chats, int Members);

/// <summary>Opens a discussion: it is posted in the group's chats, and told to those of its members whose own channel has none.</summary>
public sealed class OpenDiscussion(CommunityDb db, DiscussionAccess access, DiscussionPosts posts, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>At most; who needs longer extends it.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    public async Task<Result<DiscussionOpening>> HandleAsync(Member actor, DiscussionDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ObjectionAsync(actor, draft, now, cancel) is { } refusal)
        {
            return refusal;
        }

        var opened = db.Discussions.Add(new Discussion
        {
            Topic = draft.Topic,
            Question = draft.Question,
            GroupId = draft.GroupId,
            OpenedById = actor.Id,
            OpenedAt = now,
            EndsAt = draft.EndsAt,
        }).Entity;
        await db.SaveChangesAsync(cancel);
        audit.Note(actor.Id, "discussion.open", opened.Subject);

        var (notice, others) = (new DiscussionOpened(opened.Id), posts.WithoutChat(opened).Where(member => member.Id != actor.Id));
        var told = await others.CountAsync(cancel);
        await outbox.TellAsync(others, notice, cancel);
        var posted = await posts.PostAsync(opened, notice, cancel);
        await RefreshMonthAsync(cancel);
        return new DiscussionOpening(opened, posted, told);
    }

    private async Task<Refusal?> ObjectionAsync(Member actor, DiscussionDraft draft, DateTimeOffset now, CancellationToken cancel) =>
        !access.MaySteer(draft.GroupId, actor) ? new NotYourDiscussion()
        : draft.GroupId is { } group && !await OpenGroups.In(db).AnyAsync(one => one.Id == group, cancel) ? new DiscussionGroupGone()
        : draft.EndsAt <= now || draft.EndsAt > now + Longest ? new DiscussionDayUnfit() : null;

    /// <summary>Who was asked for a topic reads that there is one.</summary>
    private async Task RefreshMonthAsync(CancellationToken cancel)
    {
        if (await db.DiscussionMonths.OrderByDescending(static month => month.Month).Select(static month => (long?)month.Id).FirstOrDefaultAsync(cancel) is { } last)
        {
            await outbox.RefreshAsync(DiscussionMonth.SubjectOf(last), cancel);
        }
    }
}

/// <summary>Where a discussion is talked about.</summary>
public sealed class DiscussionPosts(CommunityDb db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Posts in every chat of the group; of a discussion of everybody, in the chats of all groups. Returns how many there are.</summary>
    public async Task<int> PostAsync(Discussion discussion, Notice notice, CancellationToken cancel)
    {
        var chats = await Chats(discussion).OrderBy(static chat => chat.Id).Select(static chat => chat.Id).ToListAsync(cancel);
        foreach (var chat in chats)
        {
            await outbox.PostAsync(chat, notice, cancel);
        }

        return chats.Count;
    }

    /// <summary>Those whom it concerns and who do not read it in a chat: none of their groups that it is posted to has one on the channel that they prefer. Whoever has no address yet has no channel.</summary>
    public IQueryable<Member> WithoutChat(Discussion discussion)
    {
        var (chats, group) = (Chats(discussion), discussion.GroupId);
        return db.Members.Active(clock.GetUtcNow()).Where(member => (group == null || member.Memberships.Any(own => own.GroupId == group))
            && db.Addresses.Any(address => address.MemberId == member.Id && address.Preferred
                && !chats.Any(chat => chat.Channel == address.Channel && member.Memberships.Any(own => own.GroupId == chat.BoundGroupId))));
    }

    /// <summary>Those who have said something.</summary>
    public IQueryable<Member> Speakers(long id) =>
        db.Members.Active(clock.GetUtcNow()).Where(member => db.DiscussionReplies.Any(reply => reply.DiscussionId == id && reply.AuthorId == member.Id));

    private IQueryable<Conversation> Chats(Discussion discussion)
    {
        var groups = OpenGroups.In(db).Where(group => discussion.GroupId == null || group.Id == discussion.GroupId).Select(static group => (long?)group.Id);
        return db.Conversations.Where(chat => chat.Reachable && chat.Kind != ConversationKind.Personal && groups.Contains(chat.BoundGroupId));
    }
}
