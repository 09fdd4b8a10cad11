using System.Linq.Expressions;
using CoP.Community.Events;
using CoP.Community.Groups;

namespace CoP.Community.Roundtables;

public enum CycleKind
{
    /// <summary>The quarterly meeting of all members.</summary>
    Roundtable,

    /// <summary>The monthly meeting of a working group.</summary>
    GroupMeeting,
}

public enum CycleState
{
    /// <summary>It is ahead, or takes place now.</summary>
    Planned,

    /// <summary>There is none this time; it was said before anybody was invited.</summary>
    Skipped,

    /// <summary>It will not be, although people were invited.</summary>
    Cancelled,

    /// <summary>It is over; its minutes are wanted.</summary>
    Held,

    /// <summary>Its minutes are out.</summary>
    Closed,
}

/// <summary>One meeting that comes round: all that leads to it, and what comes of it.</summary>
public sealed class MeetingCycle : IRevisioned, IClosable<MeetingCycle>
{
    public const string SubjectKind = "roundtable";
    public const int AgendaLength = 1500;
    public const int HighlightsLength = 2000;
    public const int MinutesLength = 12_000;

    public long Id { get; set; }

    public CycleKind Kind { get; set; }

    /// <summary>The working group whose meeting it is; null for the meeting of all.</summary>
    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>Which one it is, e.g. <c>all-2027-03</c>: planned once, wherever it is moved.</summary>
    public required string Period { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public CycleState State { get; set; }

    /// <summary>Its event, which knows the host and those who come; null until the host is called for.</summary>
    public long? EventId { get; set; }

    public Event? Event { get; set; }

    /// <summary>When it is looked at next.</summary>
    public DateTimeOffset? LookAt { get; set; }

    /// <summary>When leads, or the members of the group, were asked for what they bring.</summary>
    public DateTimeOffset? PromptedAt { get; set; }

    /// <summary>The last chaser that was due, in days ahead; null for none.</summary>
    public int? ChasedStage { get; set; }

    /// <summary>The day of the last chaser.</summary>
    public DateOnly? ChasedOn { get; set; }

    /// <summary>What a coordinator made of the agenda, an item a line; null while it follows from the contributions.</summary>
    public string? Agenda { get; set; }

    /// <summary>When a coordinator was asked to approve the agenda.</summary>
    public DateTimeOffset? AgendaAskedAt { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>When the pack of highlights was made.</summary>
    public DateTimeOffset? PackedAt { get; set; }

    /// <summary>The pack, in the library.</summary>
    public long? PackId { get; set; }

    /// <summary>When the minutes were asked for.</summary>
    public DateTimeOffset? MinutesAskedAt { get; set; }

    /// <summary>How often they were asked for again.</summary>
    public int MinutesReminders { get; set; }

    /// <summary>The minutes, in the library.</summary>
    public long? MinutesId { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public List<Contribution> Contributions { get; } = [];

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    public bool IsAhead(DateTimeOffset now) => State == CycleState.Planned && now < StartsAt;

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<MeetingCycle, bool>> ClosedBefore(DateTimeOffset time) => cycle => cycle.ClosedAt < time;
}
