using System.Text.Json.Serialization;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;

namespace CoP.Community.Announcements;

/// <summary>
/// An announcement reaches one of its recipients (or the channel it is posted in). One that was recalled reads as withdrawn: it
/// is not sent any more then, but what cannot be deleted is redrawn.
/// </summary>
public sealed record AnnouncementSent(long AnnouncementId, int Round) : Notice
{
    public override string DedupeKey => $"announcement:{AnnouncementId}:{Round}";

    public override OutboxPriority Priority => OutboxPriority.Broadcast;

    public override NoticeKind? Kind => NoticeKind.Announcement;
}

/// <summary>The author tries it on themselves.</summary>
public sealed record AnnouncementTried(long AnnouncementId, string Attempt) : Notice
{
    public override string DedupeKey => $"announcement-tried:{AnnouncementId}:{Attempt}";
}

/// <summary>Its author and those who look after it see how it stands: a preview, then a live card, then the result.</summary>
public sealed record AnnouncementShown(long AnnouncementId) : Notice
{
    public override string DedupeKey => $"announcement-shown:{AnnouncementId}";

    public override string Subject => Announcement.SubjectOf(AnnouncementId);
}

/// <summary>A second coordinator is asked to approve.</summary>
public sealed record AnnouncementApprovalWanted(long AnnouncementId, int Revision) : Notice
{
    public override string DedupeKey => $"announcement-approval:{AnnouncementId}:{Revision}";

    public override string Subject => Announcement.SubjectOf(AnnouncementId);
}

/// <summary>The author is told what the second coordinator decided.</summary>
public sealed record AnnouncementDecided(long AnnouncementId, bool Approved, string By, string? Reason, int Revision) : Notice
{
    public override string DedupeKey => $"announcement-decided:{AnnouncementId}:{Revision}";
}

/// <summary>It stopped by itself, and somebody is asked what is to become of it.</summary>
/// <param name="Refused">Of <paramref name="Tried"/> recipients; both 0 where that is not why.</param>
/// <param name="Due">When it should have begun; null: at once.</param>
public sealed record AnnouncementHalted(long AnnouncementId, Halt Why, int Refused, int Tried, DateTimeOffset? Due, int Revision) : Notice
{
    public override string DedupeKey => $"announcement-halted:{AnnouncementId}:{Revision}";

    public override string Subject => Announcement.SubjectOf(AnnouncementId);
}

/// <summary>Brings the list of recipients that somebody asked for; without a file it was too large for one.</summary>
public sealed record AnnouncementListed(long AnnouncementId, long? FileId, string Attempt) : Notice, IRecipientsListed
{
    public override string DedupeKey => $"{KeyOf(AnnouncementId)}{Attempt}";

    [JsonIgnore]
    public string ListedSource => Announcement.SubjectOf(AnnouncementId);

    public Notice With(long? fileId) => this with { FileId = fileId };

    internal static string KeyOf(long announcementId) => $"announcement-listed:{announcementId}:";
}
