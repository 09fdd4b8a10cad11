using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>What stands below a heading.</summary>
internal enum MinutesSection
{
    Other,
    Actions,

    /// <summary>"Next steps", "Follow-up": not all that stands there is to be done.</summary>
    LooseActions,
    Decisions,
    Recommendations,
}

/// <summary>Tells headings from other lines, and what they announce.</summary>
internal static class MinutesHeadings
{
    /// <summary>The section that a block begins; null where it begins none.</summary>
    public static MinutesSection? Of(MinuteBlock block, MinutesSection current)
    {
        if (block.Cells.Count > 0 || block.HasBox)
        {
            return null;
        }

        var said = block.Said;
        var (from, to) = (Start(said), End(said));
        if (block.Heading > 0 && to - from > 12)
        {
            return MinutesSection.Other;
        }

        if (from >= to || to - from > 12)
        {
            return MinuteBlocks.LooksLikeHeading(block) ? MinutesSection.Other : null;
        }

        var isLike = MinuteBlocks.LooksLikeHeading(block);
        if (Named(said, from, to) is { } named && (isLike || !block.IsItem || said.IsMark(said.Count - 1, ":") || (block.IsNumbered && said.IsCapital(from))))
        {
            return named;
        }

        if (!isLike)
        {
            return null;
        }

        return Contains(said, from, to) ?? (block.Heading > 0 || current is not (MinutesSection.Actions or MinutesSection.LooseActions) || block.Body.All(static letter => !char.IsLower(letter)) ? MinutesSection.Other : null);
    }

    private static MinutesSection? Named(Saying said, int from, int to)
    {
        foreach (var (kind, section) in new[] { (WordKind.Actions, MinutesSection.Actions), (WordKind.LooseActions, MinutesSection.LooseActions), (WordKind.Recommendations, MinutesSection.Recommendations), (WordKind.Decisions, MinutesSection.Decisions), (WordKind.Other, MinutesSection.Other) })
        {
            if (MinutesWords.Is(said.Tokens, from, to, kind))
            {
                return section;
            }
        }

        // "Way forward and next steps", "Action points / resolutions".
        for (var at = from + 1; at < to - 1; at++)
        {
            if (said.Tokens[at].Text is "and" or "na" or "et" or "y" or "/" or "&" or "," or "-" && Named(said, from, at) is { } left and not MinutesSection.Other && Named(said, at + 1, to) is { } right)
            {
                return left == MinutesSection.Actions || right == MinutesSection.Actions ? MinutesSection.Actions : left;
            }
        }

        return null;
    }

    /// <summary>"Action items for the secretariat", "Summary of action points": a heading that speaks of actions of this meeting.</summary>
    private static MinutesSection? Contains(Saying said, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (said.Tokens[at].Text is "previous" or "review" or "last" or "past" or "completed" or "closed" or "done" or "update" or "status" or "arising")
            {
                return MinutesSection.Other;
            }
        }

        for (var at = from; at < to; at++)
        {
            if (MinutesWords.After(said.Tokens, at, WordKind.Actions) is { } next && next - at >= (at == from ? 1 : 2))
            {
                return MinutesSection.Actions;
            }

            if (MinutesWords.After(said.Tokens, at, WordKind.LooseActions) is { } loose && loose - at >= 2)
            {
                return MinutesSection.LooseActions;
            }

            if (MinutesWords.After(said.Tokens, at, WordKind.Recommendations) is not null)
            {
                return MinutesSection.Recommendations;
            }
        }

        return null;
    }

    /// <summary>Goes over "Min 5/2026:", "6.0" and "Agenda item 3:" before the words of a heading.</summary>
    private static int Start(Saying said)
    {
        for (var at = 0; at < Math.Min(said.Count, 6); at++)
        {
            if (said.IsWord(at) && said.Tokens[at].Text is not ("min" or "minute" or "agenda" or "item" or "the"))
            {
                return at;
            }
        }

        return 0;
    }

    private static int End(Saying said)
    {
        var to = said.Count;
        while (to > 0 && (said.Tokens[to - 1].Kind is TokenKind.Dash or TokenKind.Comma || said.Tokens[to - 1].Text is ":" or "." or "_" or "="))
        {
            to--;
        }

        // "Action items (6)".
        return to > 2 && said.IsMark(to - 1, ")") && said.IsMark(to - 3, "(") ? to - 3 : to;
    }
}
