namespace CoP.Community.Decisions;

/// <summary>It is not there, or not for whoever asks.</summary>
public sealed record DecisionNotFound : Refusal;

/// <summary>Only those who coordinate put a question to a vote, and leads to their own groups.</summary>
public sealed record NotYourVote : Refusal;

/// <summary>The group has ended, or was never there.</summary>
public sealed record VotingGroupGone : Refusal;

public sealed record AlternativesUnfit(int Fewest, int Most, int Length) : Refusal
{
    public override IReadOnlyList<object> Args => [Fewest, Most, Length];
}

/// <summary>The last day lies between today and two months ahead.</summary>
public sealed record VotingDayUnfit : Refusal;

/// <summary>Nobody is there who may vote.</summary>
public sealed record NobodyToVote : Refusal;

/// <summary>It is decided, or called off.</summary>
public sealed record DecisionIsOver : Refusal;

/// <summary>Whoever presses is not one of those who decide this, perhaps not any more.</summary>
public sealed record NoVoteHere : Refusal;

/// <summary>The organisation of whoever presses is not known to the coordinators yet, or they have none.</summary>
public sealed record NoVoiceWithoutOrganisation : Refusal;

/// <summary>A secret vote stands: nobody knows whose it was.</summary>
public sealed record SecretVoteStands : Refusal;

/// <summary>An open vote can be changed, but not to the same.</summary>
public sealed record VotedSoAlready : Refusal;

/// <summary>Somebody else has spoken for the organisation.</summary>
public sealed record OrganisationHasSpoken(string Organisation, string Speaker) : Refusal
{
    public override IReadOnlyList<object> Args => [Organisation, Speaker];
}

/// <summary>They have spoken for the organisation that they were in before; a person votes once.</summary>
public sealed record SpokeForAnother(string Organisation) : Refusal
{
    public override IReadOnlyList<object> Args => [Organisation];
}
