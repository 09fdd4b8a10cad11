namespace CoP.Community.Membership;

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

/// <summary>A name without a letter or a digit.</summary>
public sealed record OrganisationUnclear : Refusal;

/// <summary>It was merged into another meanwhile.</summary>
public sealed record OrganisationNotFound : Refusal;

/// <summary>No such organisation, and nobody said of which kind a new one would be.</summary>
public sealed record OrganisationNotKnown(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Another organisation is known by that name.</summary>
public sealed record OrganisationExists(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>It is no telephone number, no e-mail address, or no id of a directory.</summary>
public sealed record ContactUnclear(string Contact) : Refusal
{
    public override IReadOnlyList<object> Args => [Contact];
}

/// <summary>Another member is recognised by it.</summary>
public sealed record ContactIsAnothers(string Contact) : Refusal
{
    public override IReadOnlyList<object> Args => [Contact];
}

/// <summary>A guest's last day lies in the past.</summary>
public sealed record StayIsOver : Refusal;

/// <summary>A personal chat has no group to be bound to.</summary>
public sealed record NotAGroupConversation : Refusal;

public sealed record GroupNotFound : Refusal;

/// <summary>Only who takes part now can lead a group.</summary>
public sealed record LeadNotActive(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

public sealed record LeadsAlready(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Somebody was quicker to take the lead away.</summary>
public sealed record LeadsNoMore : Refusal;
