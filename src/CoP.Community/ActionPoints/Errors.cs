namespace CoP.Community.ActionPoints;

/// <summary>It was taken out, or never was, or is not for whoever asks.</summary>
public sealed record ActionPointNotFound : Refusal;

/// <summary>Its last day has passed.</summary>
public sealed record ActionPointDueInThePast : Refusal;

/// <summary>Nobody keeps track of that many.</summary>
public sealed record TooManyActionPoints : Refusal
{
    public override IReadOnlyList<object> Args => [CaptureActionPoint.MostOfOne];
}

/// <summary>Whoever shall do it takes no part any more.</summary>
public sealed record ActionOwnerGone : Refusal;

/// <summary>Somebody else does it.</summary>
public sealed record NotYourActionPoint : Refusal;

/// <summary>That is for whoever gave it, its group's lead and coordinators.</summary>
public sealed record CannotDecideActionPoint : Refusal;

/// <summary>It has ended.</summary>
public sealed record ActionPointIsOver(ActionPointState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"actions.state.{State}")];
}

/// <summary>Nobody is asked to say yes.</summary>
public sealed record ActionPointNotOffered : Refusal;

/// <summary>It does not wait to be confirmed.</summary>
public sealed record NothingToConfirm : Refusal;

/// <summary>Whoever does it cannot be asked to do it.</summary>
public sealed record ActionPointIsTheirs : Refusal;

/// <summary>It can rest that long and no longer.</summary>
public sealed record SnoozeTooLong : Refusal
{
    public override IReadOnlyList<object> Args => [WorkOnActionPoint.LongestSnooze];
}

/// <summary>Nothing is in its way.</summary>
public sealed record ActionPointNotBlocked : Refusal;

/// <summary>A question needs a group that it is put to.</summary>
public sealed record ActionPointHasNoGroup : Refusal;

/// <summary>Whoever does it is away, and is left alone.</summary>
public sealed record ActionOwnerAway(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Whoever does it has heard of it today.</summary>
public sealed record ActionRemindedToday(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>What a group has to do is for its members and coordinators.</summary>
public sealed record NotYourGroup : Refusal;
