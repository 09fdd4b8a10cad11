namespace CoP.Community.Groups;

/// <summary>A personal chat has no group to be bound to.</summary>
public sealed record NotAGroupConversation : Refusal;

public sealed record GroupNotFound : Refusal;
