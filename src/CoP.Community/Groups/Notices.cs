using CoP.Community.Delivery;

namespace CoP.Community.Groups;

/// <summary>To a member: you lead this working group from now on.</summary>
/// <param name="At">When it was said; who is named again later is told again.</param>
public sealed record LeadNamed(long GroupId, DateTimeOffset At) : Notice
{
    public override string DedupeKey => $"lead-named:{GroupId}:{At.UtcTicks}";
}

/// <summary>To a member: you lead this working group no more.</summary>
public sealed record LeadEnded(long GroupId, DateTimeOffset At) : Notice
{
    public override string DedupeKey => $"lead-ended:{GroupId}:{At.UtcTicks}";
}
