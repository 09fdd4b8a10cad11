using CoP.Community.Delivery;

namespace CoP.Community.Discussions;

/// <summary>A notice about one discussion, drawn from its present state and redrawn when it changes.</summary>
public abstract record DiscussionNotice(long DiscussionId) : Notice
{
    public override string? Subject => Discussion.SubjectOf(DiscussionId);
}

/// <summary>In the group's chats, and to its members who have none: come and talk.</summary>
public sealed record DiscussionOpened(long DiscussionId) : DiscussionNotice(DiscussionId)
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-opened:{DiscussionId}");

    public override NoticeKind? Kind => NoticeKind.Announcement;

    public override bool IsNudge => true;
}

/// <summary>To whoever wants to see it.</summary>
public sealed record DiscussionShown(long DiscussionId) : DiscussionNotice(DiscussionId)
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-shown:{DiscussionId}");
}

/// <summary>In the group's chats, once: little was said, and the end is near.</summary>
public sealed record DiscussionQuiet(long DiscussionId) : DiscussionNotice(DiscussionId)
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-quiet:{DiscussionId}");

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>To whoever sums it up: its last day has come.</summary>
/// <param name="Ask">Asked for the first time, or again.</param>
public sealed record SummaryWanted(long DiscussionId, DateOnly LastDay, int Ask) : DiscussionNotice(DiscussionId)
{
    public override string DedupeKey => FormattableString.Invariant($"summary-wanted:{DiscussionId}:{LastDay:yyyy-MM-dd}:{Ask}");

    public override bool AtAnyHour => false;

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;
}

/// <summary>In the group's chats and to those who took part: what came of it.</summary>
public sealed record DiscussionSummarised(long DiscussionId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-summarised:{DiscussionId}");

    public override bool AtAnyHour => false;
}

/// <summary>To those who took part: it was cancelled.</summary>
public sealed record DiscussionCancelled(long DiscussionId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-cancelled:{DiscussionId}");

    public override bool AtAnyHour => false;
}

/// <summary>To whoever replies in a group when it is closed, once: what they say there is not gathered any more.</summary>
public sealed record DiscussionWasOver(long DiscussionId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-was-over:{DiscussionId}");
}

/// <summary>To those who coordinate, once a month: what shall be discussed?</summary>
public sealed record TopicWanted(long MonthId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"discussion-topic:{MonthId}");

    public override string? Subject => DiscussionMonth.SubjectOf(MonthId);

    public override bool AtAnyHour => false;

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;
}
