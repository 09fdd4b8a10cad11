using CoP.Community.Delivery;

namespace CoP.Community.ActionPoints;

/// <summary>A notice about one action point, drawn from its present state and redrawn when it changes.</summary>
public abstract record ActionPointNotice(long ActionPointId) : Notice
{
    public override string Subject => ActionPoint.SubjectOf(ActionPointId);

    public override bool AtAnyHour => false;
}

/// <summary>Somebody looks at one.</summary>
public sealed record ActionPointShown(long ActionPointId) : ActionPointNotice(ActionPointId)
{
    public override string DedupeKey => FormattableString.Invariant($"action-point-shown:{ActionPointId}");
}

/// <summary>A member hears what was agreed that they do, and says yes or no.</summary>
public sealed record ActionPointGiven(long ActionPointId, long MemberId) : ActionPointNotice(ActionPointId)
{
    public override string DedupeKey => FormattableString.Invariant($"action-point-given:{ActionPointId}:{MemberId}");
}

/// <summary>The same where several were agreed at once.</summary>
public sealed record ActionPointsGiven(IReadOnlyList<long> Ids) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"action-points-given:{Ids[0]}");

    public override bool AtAnyHour => false;
}

public enum ActionNews
{
    Accepted,
    Declined,
    Done,
    Confirmed,
    NotYet,
    Blocked,
    Freed,
    Moved,
    Dropped,

    /// <summary>Whoever did it takes no part any more: now it is for the reader.</summary>
    Inherited,

    /// <summary>Whoever did it is away, and nobody has taken it: now it is for the reader.</summary>
    PassedOn,

    /// <summary>The reader helps from now on.</summary>
    Helps,
}

/// <summary>Somebody whom it concerns hears what has become of one.</summary>
/// <param name="By">Who did it; null for what happened by itself.</param>
/// <param name="Words">What they said.</param>
public sealed record ActionPointNews(long ActionPointId, ActionNews What, string? By, string? Words, int Revision) : ActionPointNotice(ActionPointId)
{
    public override string DedupeKey => FormattableString.Invariant($"action-point-news:{ActionPointId}:{What}:{Revision}");

    /// <summary>What nobody did, and is the reader's now, is work.</summary>
    public override bool OnWorkdays => What is ActionNews.Inherited or ActionNews.PassedOn;
}

/// <summary>Somebody who looks after it asks how far it is.</summary>
public sealed record ActionPointChased(long ActionPointId, string By, DateOnly On) : ActionPointNotice(ActionPointId)
{
    public override string DedupeKey => FormattableString.Invariant($"action-point-chased:{ActionPointId}:{On:yyyy-MM-dd}");

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;
}

/// <summary>What a member has to do, all in one message.</summary>
/// <param name="On">The day on which they are told, by their calendar.</param>
/// <param name="Ids">In the order in which they are told.</param>
public sealed record ActionPointsDue(DateOnly On, IReadOnlyList<long> Ids) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"action-points-due:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>To the leads of a group, once a week: what its people have to do.</summary>
/// <param name="Ids">In the order in which they are numbered: what a number means lasts until the next list. Null in lists of before.</param>
public sealed record GroupActionPoints(long GroupId, DateOnly Week, IReadOnlyList<long>? Ids = null) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"group-action-points:{GroupId}:{Week:yyyy-MM-dd}");

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;
}

/// <summary>To those who look after it: it is late.</summary>
/// <param name="Stage">1: to the lead; 2: to coordinators, too.</param>
public sealed record ActionPointLate(long ActionPointId, int Stage, DateTimeOffset DueAt) : ActionPointNotice(ActionPointId)
{
    public override string DedupeKey => FormattableString.Invariant($"action-point-late:{ActionPointId}:{Stage}:{DueAt.UtcTicks}");

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;
}

/// <summary>A list for a spreadsheet is ready.</summary>
public sealed record ActionPointsListed(long FileId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"action-points-listed:{FileId}");
}
