namespace CoP.Community.Groups;

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
