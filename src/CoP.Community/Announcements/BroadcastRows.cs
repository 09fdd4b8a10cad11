using CoP.Community.Delivery;
using CoP.Community.Preferences;

namespace CoP.Community.Announcements;

/// <summary>The rows that carry an announcement: small, because its words stay with it.</summary>
internal sealed class BroadcastRows(Announcement announcement, DateTimeOffset now)
{
    private readonly AnnouncementSent _notice = new(announcement.Id, announcement.Round);
    private readonly string _body = NoticeJson.Write(new AnnouncementSent(announcement.Id, announcement.Round));

    /// <summary>To a member; without an address it ends at once, and is listed.</summary>
    /// <param name="notBefore">When their quiet hours end; null outside of them.</param>
    public OutboxMessage To(Recipient reader, DateTimeOffset? notBefore)
    {
        var row = Row(KeyOf(reader.Id), reader.ConversationId, reader.Lane);
        (row.MemberId, row.Policy) = (reader.Id, announcement.HoldsDoubts ? AmbiguityPolicy.Hold : AmbiguityPolicy.Resend);
        if (reader.ConversationId is null)
        {
            (row.State, row.Reason, row.FinishedAt) = (OutboxState.Unreachable, "no address", now);
        }
        else if (notBefore is { } later)
        {
            (row.State, row.NotBefore, row.Reason) = (OutboxState.Parked, later, "quiet hours");
        }

        return row;
    }

    /// <summary>A post that everybody in <paramref name="conversation"/> reads: a repeat would be seen by all, so doubts are held.</summary>
    public OutboxMessage In(Conversation conversation)
    {
        var row = Row($"{_notice.DedupeKey}:conversation-{conversation.Id}", conversation.Id, conversation.Lane);
        row.Policy = AmbiguityPolicy.Hold;
        return row;
    }

    /// <summary>For a member who has announcements told once a day.</summary>
    public DigestItem Digest(Recipient reader) => new()
    {
        MemberId = reader.Id,
        Kind = NoticeKind.Announcement,
        NoticeType = nameof(AnnouncementSent),
        Notice = _body,
        DedupeKey = KeyOf(reader.Id),
        CreatedAt = now,
    };

    /// <summary>Redraws what <paramref name="sent"/> showed.</summary>
    public OutboxMessage Edit(OutboxMessage sent) => Change(sent, OutboxKind.Edit, $"announcement:{announcement.Id}:edit-{announcement.Edition}:{sent.Id}");

    public OutboxMessage Delete(OutboxMessage sent) => Change(sent, OutboxKind.Delete, $"announcement:{announcement.Id}:recall:{sent.Id}");

    /// <summary>In place of a deletion that the platform would refuse; a recalled announcement reads as withdrawn.</summary>
    public OutboxMessage Withdraw(OutboxMessage sent) => Change(sent, OutboxKind.Edit, $"announcement:{announcement.Id}:recall:{sent.Id}");

    private string KeyOf(long member) => $"{_notice.DedupeKey}:member-{member}";

    private OutboxMessage Change(OutboxMessage sent, OutboxKind kind, string key)
    {
        var row = Row(key, sent.ConversationId, sent.Lane);
        (row.Kind, row.MemberId, row.Target, row.Policy) = (kind, sent.MemberId, sent.PlatformId, AmbiguityPolicy.Repeat);
        return row;
    }

    private OutboxMessage Row(string key, long? place, string lane) => new()
    {
        ConversationId = place,
        Lane = lane,
        BroadcastId = announcement.Id,
        NoticeType = nameof(AnnouncementSent),
        Body = _body,
        DedupeKey = key,
        Priority = OutboxPriority.Broadcast,
        CreatedAt = now,
        NotBefore = now,
    };
}
