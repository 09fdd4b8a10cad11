using CoP.Community.Delivery;

namespace CoP.Community.Events.ActionPoints;

/// <summary>A member hears what was agreed that they do.</summary>
public sealed record ActionPointGiven(long ActionPointId, long MemberId) : Notice
{
    public override string DedupeKey => $"action-point-given:{ActionPointId}:{MemberId}";

    public override bool AtAnyHour => false;
}
