namespace CoP.Minutes.Actions;

/// <summary>How plainly minutes say that something is an action, the least first.</summary>
internal enum Plainness
{
    /// <summary>A sentence in running text says "will".</summary>
    Said,

    /// <summary>A sentence in running text says that somebody agreed or was asked to, or a line says "Peter to …".</summary>
    Given,

    /// <summary>It stands below a heading of actions.</summary>
    Listed,

    /// <summary>It is marked, ticked off, labelled or in a table.</summary>
    Marked,
}

/// <summary>An action while it is being read: a later line may still add to it.</summary>
internal sealed class DraftAction
{
    public required string Text { get; set; }

    public required string Source { get; set; }

    public required Plainness Plainness { get; init; }

    public ProposalKind Kind { get; set; }

    public List<string> Owners { get; } = [];

    public List<string> Contributors { get; } = [];

    public DateOnly? Due { get; set; }

    /// <summary>Whether its owners cannot be anything else.</summary>
    public bool IsFirm { get; set; } = true;

    /// <summary>Whether it is a line or an item of its own, and no sentence among others.</summary>
    public bool IsOwnLine { get; set; }

    /// <summary>Whether it says "shall", as the rules of a body do of what is done every year.</summary>
    public bool IsRule { get; set; }

    /// <summary>Whether all its owners are known to the community.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether it begins as something to do.</summary>
    public bool IsAsk { get; set; }

    /// <summary>Whether a line below says that it is done.</summary>
    public bool IsDone { get; set; }

    public void Add(IEnumerable<string> owners) => Owners.AddRange(owners.Where(owner => !Owners.Contains(owner, StringComparer.OrdinalIgnoreCase)).ToList());

    public ProposedAction Proposed() => new(Text, Owners, Due, Kind, Source) { Contributors = Contributors };
}

/// <summary>What is true of all actions of a line.</summary>
internal static class DraftsOfLine
{
    public static IReadOnlyList<DraftAction> OnOwnLine(this IReadOnlyList<DraftAction> drafts)
    {
        foreach (var draft in drafts)
        {
            draft.IsOwnLine = true;
        }

        return drafts;
    }
}
