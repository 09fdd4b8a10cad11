namespace CoP.Community.Members;

/// <summary>No such code, or used, or expired: which of them is nobody's business.</summary>
public sealed record InvitationNotValid : Refusal;

public sealed record TooManyAttempts : Refusal;

/// <summary>A code was sent where others read it. It stays good.</summary>
public sealed record CodeInPublic : Refusal;

/// <summary>The channel does not say who it was, so that nobody can be made a member.</summary>
public sealed record NobodyInParticular : Refusal;

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
