using CoP.Community.Delivery;

namespace CoP.Community.Programmes;

/// <summary>Somebody of an organisation is asked whether what is said of it and its programmes is still right.</summary>
public sealed record ProfileRefreshWanted(long OrganisationId, DateOnly On) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"profile-refresh:{OrganisationId}:{On:yyyy-MM-dd}");

    public override OutboxPriority Priority => OutboxPriority.Reminder;

    public override bool AtAnyHour => false;

    public override bool IsNudge => true;
}
