using CoP.Community.Delivery;

namespace CoP.Community.Decisions;

/// <summary>A notice about one decision, drawn from its present state and redrawn when that changes.</summary>
public abstract record DecisionNotice(long DecisionId) : Notice
{
    public override string? Subject => Decision.SubjectOf(DecisionId);
}

/// <summary>To whoever may vote: this is to be decided.</summary>
public sealed record VoteWanted(long DecisionId) : DecisionNotice(DecisionId)
{
    public override string DedupeKey => FormattableString.Invariant($"vote-wanted:{DecisionId}");

    public override bool AtAnyHour => false;
}

/// <summary>To whoever wants to see it.</summary>
public sealed record DecisionShown(long DecisionId) : DecisionNotice(DecisionId)
{
    public override string DedupeKey => FormattableString.Invariant($"decision-shown:{DecisionId}");
}

/// <summary>To those who have not voted: the end is near.</summary>
/// <param name="LastDay">A vote that was extended is reminded of again.</param>
/// <param name="DaysLeft">So many days before it, which names the reminder.</param>
public sealed record VoteReminder(long DecisionId, DateOnly LastDay, int DaysLeft) : DecisionNotice(DecisionId)
{
    public override string DedupeKey => FormattableString.Invariant($"vote-reminder:{DecisionId}:{LastDay:yyyy-MM-dd}:{DaysLeft}");

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool AtAnyHour => false;

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;
}

/// <summary>To those who have not voted: too few have, so there is more time, once.</summary>
public sealed record VoteExtended(long DecisionId) : DecisionNotice(DecisionId)
{
    public override string DedupeKey => FormattableString.Invariant($"vote-extended:{DecisionId}");

    public override bool AtAnyHour => false;
}

/// <summary>To whoever could vote, and whoever asked: how it ended.</summary>
public sealed record DecisionTold(long DecisionId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"decision-told:{DecisionId}");

    public override bool AtAnyHour => false;
}
