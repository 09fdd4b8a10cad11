using CoP.Community.Delivery;

namespace CoP.Community.ActionPoints.Absences;

/// <summary>Whoever was away reads what waits for them, once.</summary>
/// <param name="Until">The instant at which they were to be back.</param>
public sealed record WelcomedBack(DateTimeOffset Until) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"welcomed-back:{Until.UtcTicks}");

    public override bool AtAnyHour => false;
}

/// <summary>A member hears that they were named as deputy.</summary>
public sealed record DeputyNamed(long AwayId, DateTimeOffset Until) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"deputy-named:{AwayId}:{Until.UtcTicks}");

    public override bool AtAnyHour => false;
}
