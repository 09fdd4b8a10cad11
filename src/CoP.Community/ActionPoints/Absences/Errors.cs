namespace CoP.Community.ActionPoints.Absences;

/// <summary>The last day of an absence has passed.</summary>
public sealed record AbsenceIsOver : Refusal;

/// <summary>Nobody is away for longer than this, in days.</summary>
public sealed record AbsenceTooLong : Refusal
{
    public override IReadOnlyList<object> Args => [GoAway.Longest];
}

/// <summary>Nobody stands in for themselves, or while they are away, or takes no part any more.</summary>
public sealed record DeputyNotThere : Refusal;

/// <summary>They have not said that they are away.</summary>
public sealed record NotAway : Refusal;
