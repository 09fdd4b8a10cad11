using System.Linq.Expressions;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Community.Members;

namespace CoP.Community.Announcements;

public enum AnnouncementState
{
    /// <summary>Written and previewed; only its author sees it.</summary>
    Draft,

    /// <summary>Too many would get it for one person to decide: a second coordinator is asked.</summary>
    AwaitingApproval,

    /// <summary>Waits for <see cref="Announcement.StartsAt"/>.</summary>
    Scheduled,
    Running,
    Paused,

    /// <summary>Everybody got it or is listed as not reached.</summary>
    Finished,

    /// <summary>Stopped while it ran, or called off before.</summary>
    Cancelled,

    /// <summary>Taken back everywhere it had been sent.</summary>
    Recalled,

    /// <summary>Its time passed while nobody could send it, or its author may not send it any more: somebody is asked first.</summary>
    Overdue,
}

/// <summary>What a coordinator tells many. Who gets it is decided when it starts; its words are kept here once, not with each recipient.</summary>
public sealed class Announcement : IRevisioned, IClosable<Announcement>
{
    public const int TitleLength = 120;
    public const int BodyLength = 3000;
    public const int MaxButtons = 4;

    public long Id { get; set; }

    public long AuthorId { get; set; }

    public Member? Author { get; set; }

    /// <summary>How it stands before it is broadcast; afterwards <see cref="Broadcast"/> knows. Ask for <see cref="State"/>.</summary>
    public AnnouncementState Stage { get; set; }

    /// <summary>Its way to its recipients; null until it starts. It is loaded with it.</summary>
    public Broadcast? Broadcast { get; set; }

    public long? BroadcastId { get; set; }

    /// <summary>In the author's language first, then further wordings.</summary>
    public List<AnnouncementText> Texts { get; } = [];

    public List<AnnouncementButton> Buttons { get; set; } = [];

    public long? FileId { get; set; }

    public StoredFile? File { get; set; }

    public Audience Audience { get; set; } = new();

    /// <summary>The bound channel or group chat it is posted in, instead of an audience.</summary>
    public long? ConversationId { get; set; }

    public Conversation? Conversation { get; set; }

    /// <summary>Goes out in quiet hours too, and past the daily digest; not to those who want none.</summary>
    public bool Urgent { get; set; }

    /// <summary>What may have arrived is listed and not sent again by itself.</summary>
    public bool HoldsDoubts { get; set; }

    /// <summary>When it is to begin; null: as soon as it may.</summary>
    public DateTimeOffset? StartsAt { get; set; }

    /// <summary>How long after <see cref="StartsAt"/> it may still begin by itself; null: as long as the settings say.</summary>
    public TimeSpan? MayBeLate { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was called off before it started.</summary>
    public DateTimeOffset? CalledOffAt { get; set; }

    public long? ApprovedById { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public AnnouncementState State => Broadcast?.State switch
    {
        null => Stage,
        BroadcastState.Running => AnnouncementState.Running,
        BroadcastState.Paused => AnnouncementState.Paused,
        BroadcastState.Finished => AnnouncementState.Finished,
        BroadcastState.Cancelled => AnnouncementState.Cancelled,
        _ => AnnouncementState.Recalled,
    };

    public DateTimeOffset? StartedAt => Broadcast?.StartedAt;

    public DateTimeOffset? FinishedAt => Broadcast is { } broadcast ? broadcast.FinishedAt : CalledOffAt;

    /// <summary>Whether its words were corrected after it had started.</summary>
    public bool IsCorrected => Broadcast?.Edition > 0;

    public string Subject => SubjectOf(Id);

    /// <summary>Whether anything of it may have been sent.</summary>
    public bool HasStarted => Broadcast is not null;

    public static string SubjectOf(long id) => $"announcement:{id}";

    public static Expression<Func<Announcement, bool>> ClosedBefore(DateTimeOffset time) =>
        sent => sent.CalledOffAt < time || sent.Broadcast!.FinishedAt < time;

    /// <summary>The author's own words.</summary>
    public AnnouncementText Original() => Texts.Find(static text => text.IsOriginal) ?? Texts[0];

    /// <summary>The wording for recipients of a language: theirs, or the author's own.</summary>
    public AnnouncementText For(string language) => Texts.Find(text => text.Language == language) ?? Original();

    public bool AsksToAcknowledge() => Buttons.Exists(static button => button.Kind == AnnouncementButtonKind.Acknowledge);

    /// <summary>Takes the words over, the first as the author's own.</summary>
    internal void Rewrite(IReadOnlyList<AnnouncementText> texts)
    {
        Texts.RemoveAll(old => texts.All(text => text.Language != old.Language));
        foreach (var text in texts)
        {
            var kept = Texts.Find(old => old.Language == text.Language) ?? Added(text);
            (kept.Title, kept.Body, kept.IsOriginal) = (text.Title, text.Body, ReferenceEquals(text, texts[0]));
        }
    }

    private AnnouncementText Added(AnnouncementText text)
    {
        var added = new AnnouncementText { Language = text.Language, Title = text.Title, Body = text.Body };
        Texts.Add(added);
        return added;
    }
}
