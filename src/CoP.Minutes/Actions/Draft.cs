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
internal sealed class Draft
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

    /// <summary>Whether a line below says that it is done.</summary>
    public bool IsDone { get; set; }

    public void Add(IEnumerable<string> owners) => Owners.AddRange(owners.Where(owner => !Owners.Contains(owner, StringComparer.OrdinalIgnoreCase)).ToList());

    public ProposedAction Proposed() => new(Text, Owners, Due, Kind, Source) { Contributors = Contributors };
}
