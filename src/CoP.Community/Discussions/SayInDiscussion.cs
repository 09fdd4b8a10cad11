using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Discussions;

/// <summary>Where something was said.</summary>
public sealed record ReplySource(long ConversationId, string MessageId);

/// <summary>A member says something, puts it right, or takes it back, as long as the discussion is open.</summary>
public sealed class SayInDiscussion(CommunityDb db, DiscussionAccess access, DiscussionReplyAccess replies, Outbox outbox, TimeProvider clock)
{
    /// <summary>So that nobody drowns the others.</summary>
    public const int MostOfOne = 20;

    /// <param name="source">Where it was said; what came from there before is not gathered twice.</param>
    public async Task<Result<DiscussionReply>> HandleAsync(Member actor, long discussionId, string text, ReplySource? source, CancellationToken cancel)
    {
        var found = await access.FindAsync(discussionId, actor, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var one = found.Value;
        if (source is not null && one.Replies.Find(reply => reply.SourceConversationId == source.ConversationId && reply.SourceMessageId == source.MessageId) is { } known)
        {
            return known;
        }

        if (Objection(one, actor, text, except: null) is { } objection)
        {
            return objection;
        }

        var said = new DiscussionReply { DiscussionId = one.Id, AuthorId = actor.Id, Text = text, SaidAt = clock.GetUtcNow(), SourceConversationId = source?.ConversationId, SourceMessageId = source?.MessageId };
        one.Replies.Add(said);
        await RefreshAsync(one, actor, cancel);
        return said;
    }

    public async Task<Result<DiscussionReply>> CorrectAsync(Member actor, long id, string text, CancellationToken cancel)
    {
        var found = await replies.FindOwnAsync(id, actor, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var one = (await access.LoadAsync(found.Value.DiscussionId, cancel))!;
        if (Objection(one, actor, text, found.Value) is { } objection)
        {
            return objection;
        }

        (found.Value.Text, found.Value.CorrectedAt) = (text, clock.GetUtcNow());
        await RefreshAsync(one, actor, cancel);
        return found;
    }

    /// <summary>What was a reply in a chat was edited there. Null when nothing that this member said came from it, or it says the same.</summary>
    public async Task<Result<DiscussionReply>?> EditAsync(Member actor, ReplySource source, string text, CancellationToken cancel)
    {
        var id = await db.DiscussionReplies
            .Where(reply => reply.SourceConversationId == source.ConversationId && reply.SourceMessageId == source.MessageId && reply.AuthorId == actor.Id && reply.Text != text)
            .Select(static reply => reply.Id).FirstOrDefaultAsync(cancel);
        return id == 0 ? (Result<DiscussionReply>?)null : await CorrectAsync(actor, id, text, cancel);
    }

    public async Task<Result<DiscussionReply>> WithdrawAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await replies.FindOwnAsync(id, actor, cancel);
        if (found.Succeeded)
        {
            db.DiscussionReplies.Remove(found.Value);
            await RefreshAsync(found.Value.Discussion!, actor, cancel);
        }

        return found;
    }

    /// <summary>Whoever replies in a group to what is closed hears of it in private, once.</summary>
    public Task TellOverAsync(Member actor, long discussionId, CancellationToken cancel) => outbox.TellAsync(actor.Id, new DiscussionWasOver(discussionId), cancel);

    private static Refusal? Objection(Discussion one, Member actor, string text, DiscussionReply? except)
    {
        var own = one.Replies.FindAll(reply => reply.AuthorId == actor.Id && reply != except);
        return !one.IsOpen ? new DiscussionIsOver()
            : VisibleText.IsNone(text) ? new DiscussionReplyEmpty()
            : text.Length > DiscussionReply.TextLength ? new DiscussionReplyTooLong(DiscussionReply.TextLength)
            : own.Exists(reply => reply.Text == text) ? new SaidSoAlready()
            : own.Count >= MostOfOne ? new TooManyDiscussionReplies() : null;
    }

    /// <summary>A discussion of everybody is shown to many, and what they were sent needs no new figure: redrawn are the chats, and whoever speaks or opened it.</summary>
    private Task RefreshAsync(Discussion one, Member actor, CancellationToken cancel)
    {
        var (speaker, opener) = (actor.Id, one.OpenedById);
        return outbox.RefreshAsync(one.Subject, cancel, static live => live.MemberId == null, live => live.MemberId == speaker, live => live.MemberId == opener && live.MemberId != speaker);
    }
}
