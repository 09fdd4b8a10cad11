namespace CoP.Minutes;

/// <summary>Whether something is to be done, or somebody is advised to do it and may decline.</summary>
public enum ProposalKind
{
    Action,
    Recommendation,
}

/// <summary>What minutes say is to be done; a person looks at it before it counts.</summary>
/// <param name="Text">What is to be done, without the words that say who and, where they end the sentence, until when.</param>
/// <param name="Owners">Who does it: a name that is known as it is known, any other as it is written; empty where nobody is named.</param>
/// <param name="Due">The last day for it; null where none is named.</param>
/// <param name="Source">The line or sentence it was read from, as it stands in the minutes.</param>
public sealed record ProposedAction(string Text, IReadOnlyList<string> Owners, DateOnly? Due, ProposalKind Kind, string Source)
{
    /// <summary>Who helps: "with support from", "in collaboration with".</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];
}
