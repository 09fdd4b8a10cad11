using CoP.Community.Delivery;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>A notice about one recommendation, drawn from its present state and redrawn when it changes.</summary>
public abstract record RecommendationNotice(long RecommendationId) : Notice
{
    public override string Subject => Recommendation.SubjectOf(RecommendationId);

    public override bool AtAnyHour => false;
}

/// <summary>Somebody looks at one.</summary>
public sealed record RecommendationShown(long RecommendationId) : RecommendationNotice(RecommendationId)
{
    public override string DedupeKey => FormattableString.Invariant($"recommendation-shown:{RecommendationId}");
}

/// <summary>To whom it is addressed: they say yes or no.</summary>
public sealed record RecommendationGiven(long RecommendationId) : RecommendationNotice(RecommendationId)
{
    public override string DedupeKey => FormattableString.Invariant($"recommendation-given:{RecommendationId}");
}

/// <summary>Those who wrote it down and look after it hear what was said to it.</summary>
/// <param name="By">Who did.</param>
/// <param name="Words">Why not.</param>
public sealed record RecommendationNews(long RecommendationId, RecommendationState What, string By, string? Words) : RecommendationNotice(RecommendationId)
{
    public override string DedupeKey => FormattableString.Invariant($"recommendation-news:{RecommendationId}:{What}");
}

/// <summary>All that somebody was recommended and has not answered, in one message.</summary>
/// <param name="On">The day on which they are asked.</param>
public sealed record RecommendationsWait(DateOnly On, IReadOnlyList<long> Ids) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"recommendations-wait:{On:yyyy-MM-dd}:{Ids[0]}");

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;

    public override NoticeKind? Kind => NoticeKind.Reminder;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}

/// <summary>To those who look after them, once: nobody answers, and nobody will be asked again.</summary>
public sealed record RecommendationsSilent(DateOnly On, IReadOnlyList<long> Ids) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"recommendations-silent:{On:yyyy-MM-dd}:{Ids[0]}");

    public override bool IsNudge => true;

    public override bool OnWorkdays => true;

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}
