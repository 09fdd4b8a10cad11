namespace CoP.Community.Members;

/// <summary>No such code, or used, or expired: which of them is nobody's business.</summary>
public sealed record InvitationNotValid : Refusal;

public sealed record TooManyAttempts : Refusal;

/// <summary>The address belongs to another member already.</summary>
public sealed record AddressTaken(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

public sealed record NotAllowed : Refusal;

public sealed record NameIsTaken(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}
