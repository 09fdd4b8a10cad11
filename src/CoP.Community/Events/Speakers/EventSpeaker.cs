using CoP.Community.Files;
using CoP.Community.Members;

namespace CoP.Community.Events.Speakers;

public enum SpeakerRole
{
    Speaker,
    Panellist,
    Moderator,
}

public enum SpeakerState
{
    Invited,
    Accepted,
    Declined,
}

/// <summary>Whoever speaks at an event: a member, who is invited through the bot, or a guest by name.</summary>
public sealed class EventSpeaker : IRevisioned
{
    public const int NameLength = 120;
    public const int BiographyLength = 1000;

    public long Id { get; set; }

    public long EventId { get; set; }

    public Event? Event { get; set; }

    /// <summary>Null for a guest, whom the bot cannot write to.</summary>
    public long? MemberId { get; set; }

    public Member? Member { get; set; }

    public required string Name { get; set; }

    public SpeakerRole Role { get; set; }

    public SpeakerState State { get; set; }

    public string? Biography { get; set; }

    public long? SlidesFileId { get; set; }

    public StoredFile? SlidesFile { get; set; }

    /// <summary>By when the slides are wanted; null when none are.</summary>
    public DateTimeOffset? SlidesDueAt { get; set; }

    /// <summary>When they are reminded next of what is missing; null when of nothing.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    public DateTimeOffset InvitedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    /// <summary>Whether slides are wanted and have not come.</summary>
    public bool LacksSlides => SlidesDueAt is not null && SlidesFileId is null;
}
