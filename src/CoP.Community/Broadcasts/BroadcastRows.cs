using CoP.Community.Delivery;
using CoP.Community.Preferences;

namespace CoP.Community.Broadcasts;

/// <summary>The rows that carry a broadcast: small, because its words stay with its source.</summary>
internal sealed class BroadcastRows(Broadcast broadcast, OutboxPriority priority, DateTimeOffset now)
{
    /// <summary>To a member; without an address it ends at once, and is listed.</summary>
    /// <param name="notBefore">When their quiet hours end; null outside of them.</param>
    public OutboxMessage To(Recipient recipient, DateTimeOffset? notBefore)
    {
        var row = Row(KeyOf(recipient.Id), recipient.ConversationId, recipient.Lane);
        (row.MemberId, row.Policy) = (recipient.Id, broadcast.HoldsDoubts ? AmbiguityPolicy.Hold : AmbiguityPolicy.Resend);
        if (recipient.ConversationId is null)
        {
            (row.State, row.Reason, row.FinishedAt) = (OutboxState.Unreachable, "no address", now);
        }
        else if (notBefore is { } later)
        {
            (row.State, row.NotBefore, row.Reason) = (OutboxState.Parked, later, "quiet hours");
        }

        return row;
    }

    /// <summary>A post that everybody there reads: a repeat would be seen by all, so doubts are held.</summary>
    public OutboxMessage In(Conversation conversation)
    {
        var row = Row($"{broadcast.Source}:{broadcast.Round}:conversation-{conversation.Id}", conversation.Id, conversation.Lane);
        row.Policy = AmbiguityPolicy.Hold;
        return row;
    }

    /// <summary>For a member who has notices of this kind told once a day.</summary>
    public DigestItem Digest(Recipient recipient, NoticeKind kind) => new()
    {
        MemberId = recipient.Id,
        Kind = kind,
        NoticeType = broadcast.NoticeType,
        Notice = broadcast.Notice,
        DedupeKey = KeyOf(recipient.Id),
        CreatedAt = now,
    };

    /// <summary>Redraws what <paramref name="sent"/> showed.</summary>
    public OutboxMessage Edit(OutboxMessage sent) => Change(sent, OutboxKind.Edit, $"{broadcast.Source}:edit-{broadcast.Edition}:{sent.Id}");

    public OutboxMessage Delete(OutboxMessage sent) => Change(sent, OutboxKind.Delete, $"{broadcast.Source}:recall:{sent.Id}");

    /// <summary>In place of a deletion that the platform would refuse; what was recalled reads as withdrawn.</summary>
    public OutboxMessage Withdraw(OutboxMessage sent) => Change(sent, OutboxKind.Edit, $"{broadcast.Source}:recall:{sent.Id}");

    private string KeyOf(long member) => $"{broadcast.Source}:{broadcast.Round}:member-{member}";

    private OutboxMessage Change(OutboxMessage sent, OutboxKind kind, string key)
    {
        var row = Row(key, sent.ConversationId, sent.Lane);
        (row.Kind, row.MemberId, row.Target, row.Policy) = (kind, sent.MemberId, sent.PlatformId, AmbiguityPolicy.Repeat);
        return row;
    }

    private OutboxMessage Row(string key, long? conversation, string lane) => new()
    {
        ConversationId = conversation,
        Lane = lane,
        BroadcastId = broadcast.Id,
        NoticeType = broadcast.NoticeType,
        Body = broadcast.Notice,
        DedupeKey = key,
        Priority = priority,
        CreatedAt = now,
        NotBefore = now,
    };
}
