using System.Globalization;
using CoP.Community.Delivery;

namespace CoP.Community.Membership;

/// <summary>To whoever invited: the person has joined.</summary>
public sealed record InvitationUsed(long MemberId, long InvitationId) : Notice
{
    public override string DedupeKey => $"invitation-used:{InvitationId}";
}

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

/// <summary>To those who look after a group: its questions cannot be posted any more in a place that is bound to it.</summary>
/// <param name="Day">In UTC. A place that comes and goes is told of once a day.</param>
public sealed record BindingLost(long ConversationId, long GroupId, DateOnly Day) : Notice
{
    public override string DedupeKey => string.Create(CultureInfo.InvariantCulture, $"binding-lost:{ConversationId}:{Day:yyyyMMdd}");

    /// <summary>Somebody's duty, so it cannot be muted; it can wait for the morning.</summary>
    public override bool AtAnyHour => false;
}
