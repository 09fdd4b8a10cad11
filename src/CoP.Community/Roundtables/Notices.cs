using CoP.Community.Delivery;

namespace CoP.Community.Roundtables;

/// <summary>Why a lead is asked for what their group brings.</summary>
public enum ContributionAsk
{
    /// <summary>For the first time.</summary>
    Prompt,

    /// <summary>It is missing still.</summary>
    Chaser,

    /// <summary>A coordinator asks.</summary>
    Coordinator,
}

/// <summary>Somebody looks at a roundtable or a group's meeting.</summary>
public sealed record CycleShown(long CycleId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"cycle-shown:{CycleId}");

    public override string Subject => MeetingCycle.SubjectOf(CycleId);
}

/// <summary>Somebody looks at what a group brings.</summary>
public sealed record ContributionShown(long CycleId, long ContributionId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"contribution-shown:{ContributionId}");

    public override string Subject => MeetingCycle.SubjectOf(CycleId);
}

/// <summary>The leads of a group are asked for what it brings: once a day at most, whoever asks.</summary>
public sealed record ContributionAsked(long CycleId, long ContributionId, ContributionAsk Why, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"contribution-asked:{ContributionId}:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override string Subject => MeetingCycle.SubjectOf(CycleId);

    public override NoticeKind? Kind => Why == ContributionAsk.Chaser ? NoticeKind.Reminder : null;

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>A coordinator hears from whom nothing has come, on the days on which those are asked again.</summary>
public sealed record ContributionsMissing(long CycleId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"contributions-missing:{CycleId}:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override string Subject => MeetingCycle.SubjectOf(CycleId);

    public override bool AtAnyHour => false;
}

/// <summary>A coordinator is asked to approve the agenda.</summary>
public sealed record AgendaWanted(long CycleId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"agenda-wanted:{CycleId}:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override string Subject => MeetingCycle.SubjectOf(CycleId);

    public override bool AtAnyHour => false;
}

/// <summary>Those who come get the pack of highlights.</summary>
public sealed record PackReady(long CycleId, long DocumentId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"pack-ready:{CycleId}");

    public override bool OnWorkdays => true;

    public override bool AtAnyHour => false;
}

/// <summary>The minutes of what is over are asked for.</summary>
public sealed record MinutesWanted(long CycleId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"minutes-wanted:{CycleId}:{On:yyyy-MM-dd}");

    public override bool OnWorkdays => true;

    public override string Subject => MeetingCycle.SubjectOf(CycleId);

    public override bool AtAnyHour => false;
}

/// <summary>Those who came hear what came of it, and when the next one is.</summary>
public sealed record MinutesOut(long CycleId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"minutes-out:{CycleId}");

    public override NoticeKind? Kind => NoticeKind.Event;
}

/// <summary>Leads who prepare something hear that it is on another day, or will not be.</summary>
/// <param name="State">How it stands now; planned where only its day is another.</param>
/// <param name="WasAt">When it was to be.</param>
public sealed record CycleSteered(long CycleId, CycleState State, DateTimeOffset WasAt, DateTimeOffset StartsAt) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"cycle-steered:{CycleId}:{State}:{WasAt.UtcTicks}:{StartsAt.UtcTicks}");

    public override bool AtAnyHour => false;
}
