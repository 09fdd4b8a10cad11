using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Lines below a heading of actions, decisions or recommendations, and what a line gives to those below it.</summary>
internal sealed class ListedLines(FoundActions found, OwnerNames names, StatementReader statements, Endings endings, DueDates dues, LineReader lines, bool isTalk)
{
    /// <summary>Owners or a day that a line above has given for the lines below it, by how far they are indented.</summary>
    private readonly Stack<(int Indent, bool IsItem, IReadOnlyList<string> Owners, DateOnly? Due)> _above = new();

    /// <summary>The action whose details may stand below it.</summary>
    private (MinuteBlock Block, bool IsOpen)? _parent;

    /// <summary>A heading ends what lines above have given.</summary>
    public void Forget() => _above.Clear();

    /// <summary>A line below a heading of actions, decisions or recommendations.</summary>
    public bool Read(MinuteBlock block, Saying said, MinuteBlock? next)
    {
        while (_above.Count > 0 && block.Indent <= _above.Peek().Indent && (_above.Peek().IsItem || !block.IsItem))
        {
            _above.Pop();
        }

        if (said.IsMark(said.Count - 1, "?") || (said.IsMark(said.Count - 1, ":") && said.Count < 5 && !lines.StartsAsAction(said)) || MinutesWords.Is(said.Tokens, 0, said.IsMark(said.Count - 1, ".") ? said.Count - 1 : said.Count, WordKind.Nobody) || said.Tokens.Count(static token => token.Kind == TokenKind.Word) < 2 && !block.IsItem)
        {
            return found.Remember(block, isAction: false);
        }

        if (Talk.Speaker(block) is { } speaker && said.TokenAt(speaker.Length + 1) is var spoken && lines.IsSpoken(said, spoken) && (isTalk || (said.IsWord(spoken) && MinutesWords.Has(said.Tokens[spoken].Text, WordKind.NotFirst))))
        {
            return found.Remember(block, isAction: false);
        }

        // Details below an action whose line is whole say nothing of their own, unless they name somebody.
        var isDetail = _parent is { } parent && block.IsItem && block.Indent > parent.Block.Indent && !parent.IsOpen && _above.Count == 0;
        var statement = statements.Read(said, 0, isAsked: true, found.Section == MinutesSection.Recommendations);
        var isSaid = statement is not null;
        if (!isSaid && found.Section == MinutesSection.LooseActions && !lines.StartsAsAction(said) && !NameJudge.LooksLikeNoun(said.IsWord(0) ? said.Tokens[0].Text : "") && !lines.IsHeaded(said, isAsked: false) && _above.Count == 0)
        {
            return found.Remember(block, isAction: false);
        }

        if (!isSaid && (isDetail || found.Section == MinutesSection.Decisions || ((!block.IsItem || found.Section == MinutesSection.LooseActions) && !lines.StartsAsAction(said) && _above.Count == 0)) && !HasOwner(said))
        {
            return block.IsItem || found.Section == MinutesSection.Decisions ? found.Remember(block, isAction: false) : false;
        }

        var drafts = lines.Read(said, 0, block.Source, Plainness.Listed, found.Kind);
        foreach (var draft in drafts)
        {
            draft.IsAsk = isSaid || lines.StartsAsAction(said);
            if (_above.Count > 0)
            {
                draft.Add(draft.Owners.Count == 0 ? _above.FirstOrDefault(static above => above.Owners.Count > 0).Owners ?? [] : []);
                draft.Due ??= _above.FirstOrDefault(static above => above.Due is not null).Due;
            }
        }

        var isOpen = said.IsMark(said.Count - 1, ":") && next is { IsItem: true } && next.Indent > block.Indent;
        if (isOpen && drafts[0].Owners.Count > 0)
        {
            _above.Push((block.Indent, block.IsItem, drafts[0].Owners, drafts[0].Due));
        }

        found.Take(block, drafts);
        _parent = isDetail ? _parent : (block, isOpen);
        return true;
    }

    /// <summary>"Council of Governors:" or "By 15 December:" with lines below it.</summary>
    public bool Head(MinuteBlock block, MinuteBlock? next, bool isHeading)
    {
        var said = block.Said;
        var isClosed = said.IsMark(said.Count - 1, ":");
        if (said.Count == 0 || (!isHeading && !isClosed && !(next is { IsItem: true } below && below.Indent > block.Indent)) || said.Count > 12)
        {
            return isHeading;
        }

        while (_above.Count > 0 && (_above.Peek().Indent >= block.Indent && (block.IsItem || !_above.Peek().IsItem)))
        {
            _above.Pop();
        }

        var to = isClosed ? said.Count - 1 : said.Count;
        if (names.All(said, 0, to) is { } owners && (owners.Firmness == Firmness.Firm || (!isHeading && next is { IsItem: true })))
        {
            _above.Push((block.Indent, block.IsItem, owners.Names, null));
            return true;
        }

        if (dues.IsOnlyADay(said.Slice(0, to)))
        {
            _above.Push((block.Indent, block.IsItem, [], dues.Labelled(said.Slice(0, to))));
            return true;
        }

        return isHeading;
    }

    private bool HasOwner(Saying said) => found.Section != MinutesSection.Decisions && (lines.IsHeaded(said, isAsked: true) || endings.Read(said, 0, said.Count, isAsked: false) is { Names.Count: > 0 } or { Due: not null });
}
