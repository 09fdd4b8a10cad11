using CoP.Community.Broadcasts;

namespace CoP.Community.Announcements;

/// <summary>What an author wrote.</summary>
/// <param name="Texts">In the author's own language first, then further wordings.</param>
/// <param name="ConversationId">The bound conversation to post in, instead of <paramref name="Audience"/>; null for an audience.</param>
/// <param name="HoldsDoubts">What may have arrived is listed and not sent again by itself.</param>
/// <param name="StartsAt">When it is to begin; null: as soon as it may.</param>
public sealed record AnnouncementDraft(
    IReadOnlyList<AnnouncementText> Texts,
    IReadOnlyList<AnnouncementButton> Buttons,
    long? FileId,
    Audience Audience,
    long? ConversationId,
    bool Urgent,
    bool HoldsDoubts,
    DateTimeOffset? StartsAt)
{
    /// <summary>How long after <see cref="StartsAt"/> it may still begin by itself; null: as long as the settings say.</summary>
    public TimeSpan? MayBeLate { get; init; }

    internal void WriteTo(Announcement announcement)
    {
        announcement.Rewrite(Texts);
        announcement.Buttons = [.. Buttons.Take(Announcement.MaxButtons)];
        (announcement.FileId, announcement.Audience, announcement.ConversationId) = (FileId, Audience, ConversationId);
        (announcement.Urgent, announcement.HoldsDoubts) = (Urgent, HoldsDoubts);
        (announcement.StartsAt, announcement.MayBeLate) = (StartsAt, MayBeLate);
    }
}
