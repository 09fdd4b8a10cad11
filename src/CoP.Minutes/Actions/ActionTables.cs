using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Reads tables whose first row names their columns, in any of the four languages.</summary>
internal sealed class ActionTables(OwnerNames names, DueDates dues, Endings endings, StatementReader statements)
{
    /// <summary>In characters: a longer row is no row of headings.</summary>
    private const int LongestHeader = 600;

    private sealed record Columns(int Action, int Owner, int Due, int Status, int Contributors, bool IsAdvice);

    /// <summary>The actions of the table that begins at a block, and the block after it; null where it is no table of actions.</summary>
    public (IReadOnlyList<DraftAction> Drafts, int Next)? Read(IReadOnlyList<MinuteBlock> blocks, int at, MinutesSection section)
    {
        if (blocks[at].Source.Length > LongestHeader || Header(blocks[at].Cells, section) is not { } columns)
        {
            return null;
        }

        List<DraftAction> drafts = [];
        var next = at + 1;
        for (; next < blocks.Count && blocks[next].Cells.Count > 0; next++)
        {
            if (blocks[next].IsSpaced && blocks[next].Cells.Count != blocks[at].Cells.Count)
            {
                break;
            }

            if (Header(blocks[next].Cells, section) is null && Row(blocks[next], columns) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return (drafts, next);
    }

    private static Columns? Header(IReadOnlyList<string> cells, MinutesSection section)
    {
        var (action, owner, due, status, contributors, isAdvice) = (-1, -1, -1, -1, -1, section == MinutesSection.Recommendations);
        for (var at = 0; at < cells.Count; at++)
        {
            var said = Saying.Of(cells[at]);
            var (from, to) = (0, said.Count);
            bool Is(WordKind kind) => MinutesWords.Is(said.Tokens, from, to, kind) || MinutesWords.After(said.Tokens, from, kind) is { } next && next < to && said.Tokens[next].Text is "/" or "(" or "&" or "and" or "et" or "na" or "y";
            while (to > 0 && !said.IsWord(to - 1))
            {
                to--;
            }

            if (to == 0 || to > 8)
            {
                continue;
            }

            if (owner < 0 && (Is(WordKind.OwnerLabel) || Is(WordKind.WeakOwnerLabel)))
            {
                owner = at;
            }
            else if (due < 0 && Is(WordKind.DueLabel))
            {
                due = at;
            }
            else if (status < 0 && Is(WordKind.StatusLabel))
            {
                status = at;
            }
            else if (contributors < 0 && Is(WordKind.ContributorLabel))
            {
                contributors = at;
            }
            else if (Is(WordKind.ActionLabel) && (action < 0 || !MinutesWords.After(said.Tokens, 0, WordKind.Marker).HasValue || said.Tokens[0].Text.StartsWith("action", StringComparison.Ordinal)))
            {
                (action, isAdvice) = (at, isAdvice || Is(WordKind.RecommendLabel));
            }
        }

        return action >= 0 && (owner >= 0 || due >= 0 || (status >= 0 && section == MinutesSection.Actions)) ? new Columns(action, owner, due, status, contributors, isAdvice) : null;
    }

    private DraftAction? Row(MinuteBlock row, Columns columns)
    {
        string Cell(int at) => at >= 0 && at < row.Cells.Count ? Saying.Of(row.Cells[at]).Text : "";
        var (what, who, when, status) = (Saying.Of(Cell(columns.Action)), Saying.Of(Cell(columns.Owner)), Cell(columns.Due), Saying.Of(Cell(columns.Status)));
        if (what.Count == 0 || !what.Text.Any(char.IsLetter) || MinutesWords.Is(what.Tokens, 0, what.Count, WordKind.Nobody) || MinutesWords.After(status.Tokens, 0, WordKind.Done) is not null || row.Cells[columns.Action].StartsWith("~~", StringComparison.Ordinal))
        {
            return null;
        }

        var draft = new DraftAction { Text = what.Text, Source = row.Source, Plainness = Plainness.Marked, Kind = columns.IsAdvice ? ProposalKind.Recommendation : ProposalKind.Action };
        if (Owners(who) is { Count: > 0 } owners)
        {
            draft.Add(owners);
        }
        else if (columns.Owner < 0 || who.Count == 0)
        {
            if (statements.Read(what, 0, isAsked: true) is { } statement)
            {
                draft.Add(statement.Owners);
                draft.Text = what.From(statement.What);
            }
            else
            {
                draft.Add(endings.Read(what, 0, what.Count, isAsked: true).Names);
            }
        }

        draft.Contributors.AddRange(Owners(Saying.Of(Cell(columns.Contributors))));
        draft.Due = columns.Due >= 0 && when.Length > 0 ? dues.Labelled(when) : dues.Of(what.Text)?.Day;
        return draft;
    }

    /// <summary>Whatever stands in the column of owners is one, or several between commas, unless it says that there is none.</summary>
    private List<string> Owners(Saying who)
    {
        if (who.Count == 0 || MinutesWords.Is(who.Tokens, 0, who.Count, WordKind.Nobody) || !who.Text.Any(char.IsLetter))
        {
            return [];
        }

        if (names.All(who, 0, who.Count) is { } owners)
        {
            return [.. owners.Names];
        }

        return [.. who.Text.Split(',', ';', '/', '&').Select(static part => part.Trim()).Where(static part => part.Length is > 1 and < 60 && !DateTokens.Of(part).All(static token => token.Kind != TokenKind.Word))];
    }
}
