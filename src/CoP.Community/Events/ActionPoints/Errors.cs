namespace CoP.Community.Events.ActionPoints;

/// <summary>It was taken out, or never was.</summary>
public sealed record ActionPointNotFound : Refusal;

/// <summary>What comes of an event is written down from its beginning on.</summary>
public sealed record EventHasNotBegun : Refusal;

/// <summary>Its last day has passed.</summary>
public sealed record ActionPointDueInThePast : Refusal;

/// <summary>Nobody keeps track of that many.</summary>
public sealed record TooManyActionPoints : Refusal
{
    public override IReadOnlyList<object> Args => [CaptureActionPoint.MostOfOne];
}
