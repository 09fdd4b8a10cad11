using System.Linq.Expressions;
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

    public AnnouncementState State { get; set; }

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

    /// <summary>Once it runs: when its author is asked before anything more of it goes out. Null while it does not run.</summary>
    public DateTimeOffset? NotAfter { get; set; }

    /// <summary>Whether somebody has looked at its refusals and let it go on.</summary>
    public bool GoesOnDespiteRefusals { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public long? ApprovedById { get; set; }

    /// <summary>The member up to whom the audience has been written into the outbox; they are gone through by id.</summary>
    public long ExpandedTo { get; set; }

    public bool IsExpanded { get; set; }

    /// <summary>What is being written out for rows that were sent or failed already, see <see cref="Announcements.Sweep"/>; null when nothing is.</summary>
    public Sweep? Sweep { get; set; }

    /// <summary>The outbox row up to which <see cref="Sweep"/> has come.</summary>
    public long SweptTo { get; set; }

    /// <summary>The last outbox row that <see cref="Sweep"/> concerns: later ones were written when it had begun.</summary>
    public long SweepEnd { get; set; }

    /// <summary>When <see cref="Sweep"/> began: what is written for the screen after that is right already.</summary>
    public DateTimeOffset? SweepAt { get; set; }

    /// <summary>The outbox rows that were on the wire when <see cref="Sweep"/> began, and have to be seen to when they have landed.</summary>
    public List<long> OnTheWire { get; set; } = [];

    /// <summary>Whether rows may stand parked because it was paused.</summary>
    public bool HoldsRows { get; set; }

    /// <summary>Grows with each correction.</summary>
    public int Edition { get; set; }

    /// <summary>The round of sending: 0 at first, one more with each "resend to those it did not reach".</summary>
    public int Round { get; set; }

    /// <summary>The counts at the time its rows were purged; null while they are there.</summary>
    public BroadcastCounts? FinalCounts { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    /// <summary>Whether anything of it may have been sent.</summary>
    public bool HasStarted => StartedAt is not null;

    public static string SubjectOf(long id) => $"announcement:{id}";

    public static Expression<Func<Announcement, bool>> ClosedBefore(DateTimeOffset time) => sent => sent.FinishedAt < time;

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

/// <summary>
/// Work over an announcement's outbox rows, done some hundred at a time so that turns go on between. Pausing, resuming and
/// ending need none: what they ask of a row is plain from the announcement's state.
/// </summary>
public enum Sweep
{
    /// <summary>Sends again what did not reach its recipient.</summary>
    Resend,

    /// <summary>Edits what was sent.</summary>
    Correct,

    /// <summary>Deletes what was sent.</summary>
    Recall,
}
