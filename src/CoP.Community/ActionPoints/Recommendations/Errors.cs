namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>It never was, or is not for whoever asks.</summary>
public sealed record RecommendationNotFound : Refusal;

/// <summary>Somebody else is asked.</summary>
public sealed record RecommendationIsForOthers : Refusal;

/// <summary>Somebody has said yes or no meanwhile, or it was taken back.</summary>
public sealed record RecommendationIsAnswered(RecommendationState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"recommendations.state.{State}")];
}

/// <summary>That is for whoever wrote it down, its group's lead and coordinators.</summary>
public sealed record CannotDecideRecommendation : Refusal;
