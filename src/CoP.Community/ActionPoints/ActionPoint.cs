using System.Linq.Expressions;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.ActionPoints;

public enum ActionPointState
{
    /// <summary>Waits for the yes of whoever shall do it.</summary>
    Proposed,
    Open,

    /// <summary>Done, and yet to be confirmed where somebody wants to confirm it.</summary>
    Done,
    Confirmed,

    /// <summary>Whoever should have done it said no.</summary>
    Declined,

    /// <summary>Nobody has to do it any more.</summary>
    Dropped,
}

public enum ActionPriority
{
    Normal,
    High,
}

public enum ActionReaders
{
    Members,

    /// <summary>Its working group alone.</summary>
    Group,
}

/// <summary>A recommendation that somebody answers for: what is to be done, by whom and until when.</summary>
public sealed class ActionPoint : IRevisioned, IClosable<ActionPoint>
{
    /// <summary>What action points are called where many kinds of things are kept.</summary>
    public const string SubjectKind = "action";

    public const int WordsLength = 300;
    public const int DetailLength = 1000;
    public const int ReasonLength = 500;

    public long Id { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Words { get; set; }

    /// <summary>The sentence that it came from, as it was said.</summary>
    public string? Detail { get; set; }

    /// <summary>The subject at which it was agreed, e.g. <c>event:7</c>; null for what a member thought of.</summary>
    public string? Source { get; set; }

    /// <summary>Who answers for it; null while an organisation has not said who does.</summary>
    public long? OwnerId { get; set; }

    public Member? Owner { get; set; }

    /// <summary>For whom the owner does it; null for nobody but themselves.</summary>
    public long? OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    /// <summary>Who is asked to take it over; until they say yes it is the owner's.</summary>
    public long? HandToId { get; set; }

    public Member? HandTo { get; set; }

    public List<ActionHelper> Helpers { get; } = [];

    /// <summary>The instant at which its last day is over in the community's zone; null for no day.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    public ActionPriority Priority { get; set; }

    public ActionReaders Readers { get; set; }

    /// <summary>Whether whoever gave it has to say that it is done.</summary>
    public bool NeedsConfirmation { get; set; }

    public long? GivenById { get; set; }

    public Member? GivenBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public ActionPointState State { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When it ended, however it did.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What is in the way; null while nothing is.</summary>
    public string? BlockedBy { get; set; }

    /// <summary>Who could help.</summary>
    public string? BlockedHelp { get; set; }

    /// <summary>The question that was put to peers about it: its answer clears the way.</summary>
    public string? BlockedQuestion { get; set; }

    /// <summary>How often it was given a later day.</summary>
    public int Moved { get; set; }

    public List<ActionNote> Notes { get; } = [];

    /// <summary>What its owner calls it when they answer a reminder; the same as long as it is theirs and open. Null for one that is not.</summary>
    public int? Number { get; set; }

    /// <summary>When its owner has to be reminded next; null for never.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>The day since when it stands as it does, by its owner's calendar: from here on those without a day are asked after weekly.</summary>
    public DateOnly? PlannedOn { get; set; }

    /// <summary>The day on which they were reminded last, by their own calendar.</summary>
    public DateOnly? RemindedOn { get; set; }

    /// <summary>The last stage of <see cref="ReminderStages"/> that they were reminded of; null for none of its present day.</summary>
    public int? RemindedStage { get; set; }

    /// <summary>Its owner wants to hear nothing of it before this day.</summary>
    public DateOnly? SnoozedUntil { get; set; }

    /// <summary>When it goes to whoever looks after its group, because its owner is away and nobody has taken it; null while it stays.</summary>
    public DateTimeOffset? PassOnAt { get; set; }

    /// <summary>How far those who look after it have been told that it is late: 0, 1 (the lead) or 2 (coordinators, too).</summary>
    public int Nudged { get; set; }

    /// <summary>When it stood last in the weekly list of its group.</summary>
    public DateTimeOffset ListedAt { get; set; }

    /// <summary>What an imported table knows it by, so that it is not taken in twice; null for what was written down here.</summary>
    public string? ImportKey { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    public bool IsOpen => State is ActionPointState.Proposed or ActionPointState.Open;

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<ActionPoint, bool>> ClosedBefore(DateTimeOffset time) => point => point.ClosedAt < time;

    public bool IsLate(DateTimeOffset now) => IsOpen && DueAt <= now;

    /// <summary>Whether somebody does it, or could for their organisation while nobody of it does.</summary>
    public bool IsOf(Member member) => OwnerId == member.Id || (OwnerId is null && OrganisationId is { } organisation && member.OrganisationId == organisation);

    /// <summary>Whether it is something of theirs in any way. Needs the helpers loaded.</summary>
    public bool Concerns(Member member) => IsOf(member) || HandToId == member.Id || GivenById == member.Id || Helpers.Exists(helper => helper.MemberId == member.Id);

    internal void Note(long? by, ActionNoteKind kind, string? words, DateTimeOffset at) =>
        Notes.Add(new ActionNote { ById = by, Kind = kind, Words = words, At = at });

    internal void Unblock() => (BlockedBy, BlockedHelp, BlockedQuestion) = (null, null, null);

    internal void End(ActionPointState state, DateTimeOffset at)
    {
        (State, ClosedAt, RemindAt, HandToId, Number, PassOnAt) = (state, at, null, null, null, null);
        Unblock();
    }
}

/// <summary>A member who helps with an action point.</summary>
public sealed class ActionHelper
{
    public long ActionPointId { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }
}

public enum ActionNoteKind
{
    Progress,
    Done,
    Blocked,
    Freed,
    Moved,
    Handed,
    Declined,
    NotYet,
    Dropped,
}

/// <summary>What somebody said about an action point, or what became of it.</summary>
public sealed class ActionNote
{
    public long Id { get; set; }

    public long ActionPointId { get; set; }

    /// <summary>Null for what happened by itself.</summary>
    public long? ById { get; set; }

    public Member? By { get; set; }

    public ActionNoteKind Kind { get; set; }

    public string? Words { get; set; }

    public DateTimeOffset At { get; set; }
}
