using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Broadcasts;

public enum BroadcastState
{
    Running,
    Paused,

    /// <summary>Everybody got it or is listed as not reached.</summary>
    Finished,

    /// <summary>Stopped while it ran.</summary>
    Cancelled,

    /// <summary>Taken back everywhere it had been sent.</summary>
    Recalled,
}

/// <summary>
/// One notice on its way to many: an audience, or a conversation that many read. Who gets it is decided while it is written
/// into the outbox; its words stay with its source. What may be done with it when is in <see cref="BroadcastLifecycle"/>.
/// </summary>
public sealed class Broadcast : IRevisioned
{
    public const int TitleLength = 200;

    public long Id { get; set; }

    /// <summary>What it tells of, as <c>kind:id</c>, e.g. <c>announcement:42</c>. There is one broadcast of each.</summary>
    public required string Source { get; set; }

    /// <summary>What lists call it.</summary>
    public required string Title { get; set; }

    /// <summary>Who sent it, and may decide about what is in doubt.</summary>
    public long OwnerId { get; set; }

    public Member? Owner { get; set; }

    public required string NoticeType { get; set; }

    /// <summary>JSON of the notice that each recipient gets.</summary>
    public required string Notice { get; set; }

    public Audience Audience { get; set; } = new();

    /// <summary>The channel or group chat it is posted in, instead of an audience.</summary>
    public long? ConversationId { get; set; }

    public Conversation? Conversation { get; set; }

    /// <summary>Goes out in quiet hours too, and past the daily digest; not to those who want none of its kind.</summary>
    public bool Urgent { get; set; }

    /// <summary>What may have arrived is listed and not sent again by itself.</summary>
    public bool HoldsDoubts { get; set; }

    public BroadcastState State { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When its source is asked before anything more of it goes out. Null while it does not run.</summary>
    public DateTimeOffset? NotAfter { get; set; }

    /// <summary>Whether somebody has looked at its refusals and let it go on.</summary>
    public bool GoesOnDespiteRefusals { get; set; }

    /// <summary>The member up to whom the audience has been written into the outbox; they are gone through by id.</summary>
    public long Cursor { get; set; }

    public bool IsExpanded { get; set; }

    /// <summary>Whether rows may stand parked because it was paused.</summary>
    public bool HoldsRows { get; set; }

    /// <summary>Grows with each correction.</summary>
    public int Edition { get; set; }

    /// <summary>The round of sending: 0 at first, one more with each resending to those it did not reach.</summary>
    public int Round { get; set; }

    /// <summary>What is still to be done about rows that were sent or failed already; null when nothing is.</summary>
    public PendingRevision? Pending { get; set; }

    /// <summary>The counts at the time its rows were purged; null while they are there.</summary>
    public BroadcastCounts? FinalCounts { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    /// <summary>Has every recipient get <paramref name="notice"/> from now on.</summary>
    public void Tell(Notice notice) => (NoticeType, Notice) = (NoticeJson.NameOf(notice), NoticeJson.Write(notice));

    internal Notice ReadNotice() => NoticeJson.Read(NoticeType, Notice);
}

public enum RevisionKind
{
    /// <summary>Sends again what did not reach its recipient.</summary>
    Resend,

    /// <summary>Edits what was sent.</summary>
    Correct,

    /// <summary>Deletes what was sent.</summary>
    Recall,
}

/// <summary>
/// Work over a broadcast's outbox rows, done some hundred at a time so that turns go on between. Pausing, resuming and ending
/// need none: what they ask of a row is plain from the broadcast's state.
/// </summary>
public sealed class PendingRevision
{
    public RevisionKind Kind { get; set; }

    /// <summary>The outbox row up to which it has come.</summary>
    public long Cursor { get; set; }

    /// <summary>What is put into words after that is right already.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The outbox rows that were being sent when it began, and have to be seen to when that has ended.</summary>
    public List<long> InFlight { get; set; } = [];
}
