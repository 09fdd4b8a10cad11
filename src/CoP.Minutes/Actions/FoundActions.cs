namespace CoP.Minutes.Actions;

/// <summary>What has been found so far, below which heading the reader is, and what stood on the line before.</summary>
internal sealed class FoundActions
{
    /// <summary>In running text at least so many of the sentences must give something to somebody, or each must say more: one in four.</summary>
    private const double Dense = 0.25;

    /// <summary>Where they only say "will" or "should": one in two.</summary>
    private const double VeryDense = 0.5;

    private MinuteBlock? _action;

    public List<DraftAction> Drafts { get; } = [];

    public MinutesSection Section { get; set; }

    public ProposalKind Kind => Section == MinutesSection.Recommendations ? ProposalKind.Recommendation : ProposalKind.Action;

    /// <summary>Whether anything has been marked as an action.</summary>
    public bool IsMarked { get; set; }

    /// <summary>What was read last.</summary>
    public MinuteBlock? Last { get; private set; }

    /// <summary>Whether that has given the last of the drafts.</summary>
    public bool IsLastAction => ReferenceEquals(Last, _action);

    public void Take(MinuteBlock block, IReadOnlyList<DraftAction> drafts)
    {
        Drafts.AddRange(drafts);
        Remember(block, isAction: true);
    }

    /// <summary>Always true: whoever remembers a line has read it.</summary>
    public bool Remember(MinuteBlock block, bool isAction)
    {
        Last = block;
        _action = isAction ? block : _action;
        return true;
    }

    /// <summary>All that is open and says something; of running text only what the text as a whole bears out.</summary>
    /// <param name="sentences">How many sentences of running text there were.</param>
    /// <param name="isMinutes">Whether the text has the words that only minutes have.</param>
    public IEnumerable<DraftAction> Kept(int sentences, bool isMinutes)
    {
        var said = Drafts.Count(static draft => draft.Plainness < Plainness.Listed);
        var share = said / (double)Math.Max(1, sentences);
        var isStructured = IsMarked || Drafts.Exists(static draft => draft.Plainness >= Plainness.Listed);

        // "Actions" is a heading of manuals, too; a list that names nobody, no day and nothing to do is none of ours.
        var isAnyOwned = Drafts.Exists(static draft => draft.Plainness >= Plainness.Listed && (draft.Owners.Count > 0 || draft.Due is not null));
        return Drafts.Where(draft => !draft.IsDone && HasWords(draft.Text) && draft.Plainness switch
        {
            Plainness.Said => (share >= VeryDense && (sentences <= 2 || (!draft.IsRule && (draft.IsOwnLine || draft.IsKnown)))) || (draft.IsFirm && draft.Due is not null && isStructured),
            Plainness.Listed => draft.IsAsk || draft.Owners.Count > 0 || draft.Due is not null || isAnyOwned,
            Plainness.Given => share >= Dense || (draft.IsFirm && (draft.Due is not null || isStructured || isMinutes)),
            _ => true,
        });
    }

    /// <summary>An address alone says nothing.</summary>
    private static bool HasWords(string text) => text.Split(' ').Any(static word => word.Any(char.IsLetter) && !word.Contains("://", StringComparison.Ordinal));
}
