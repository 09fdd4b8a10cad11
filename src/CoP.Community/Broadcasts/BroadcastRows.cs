using CoP.Community.Delivery;

namespace CoP.Community.Broadcasts;

/// <summary>The rows that carry a broadcast: small, because its words stay with its source.</summary>
internal sealed class BroadcastRows(Broadcast broadcast, OutboxPriority priority, DateTimeOffset now)
{
    /// <summary>To a member; without an address it ends at once, and is listed.</summary>
    /// <param name="notBefore">When their quiet hours end; null outside of them.</param>
    public OutboxMessage To(Recipient recipient, DateTimeOffset? notBefore)
    {
        var row = Row(KeyOf(recipient.Id), recipient.Destination, recipient.Id, notBefore);
        row.Policy = broadcast.HoldsDoubts ? AmbiguityPolicy.Hold : row.Policy;
        return row;
    }

    /// <summary>A post that everybody there reads: a repeat would be seen by all, so doubts are held.</summary>
    public OutboxMessage In(Conversation conversation) =>
        Row($"{KeysOf(broadcast)}conversation-{conversation.Id}", Destination.Of(conversation), null, null);

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

    /// <summary>What the keys of this round begin with.</summary>
    public static string KeysOf(Broadcast broadcast) => $"{broadcast.Source}:{broadcast.Round}:";

    private string KeyOf(long member) => $"{KeysOf(broadcast)}member-{member}";

    private OutboxMessage Change(OutboxMessage sent, OutboxKind kind, string key) =>
        OutboxMessage.ChangeOf(sent, kind, broadcast.NoticeType, broadcast.Notice, key, now);

    private OutboxMessage Row(string key, Destination to, long? member, DateTimeOffset? notBefore)
    {
        var row = OutboxMessage.OfNotice(broadcast.NoticeType, broadcast.Notice, priority, key, to, member, now, notBefore);
        row.BroadcastId = broadcast.Id;
        return row;
    }
}
