namespace CoP.Community.Events.Organising;

/// <summary>Nobody is in the group that was to be written to.</summary>
public sealed record NobodyToWriteTo : Refusal;

/// <summary>Only whoever waits can be put first.</summary>
public sealed record NotWaiting : Refusal;

/// <summary>Whoever is no active member any more cannot be registered.</summary>
public sealed record NotAMember : Refusal;

/// <summary>It is one of a series already.</summary>
public sealed record EventIsRepeated : Refusal;

/// <summary>Further events of a series are published as they are made.</summary>
public sealed record RepeatedByPublishers : Refusal;
