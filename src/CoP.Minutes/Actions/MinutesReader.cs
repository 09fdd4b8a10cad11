namespace CoP.Minutes.Actions;

/// <summary>Goes through the blocks of minutes and hands each to whoever reads its kind: tables, marked lines, lists below headings, running text.</summary>
internal sealed class MinutesReader
{
    /// <summary>In tokens: a paragraph, and a sentence that nobody reads to its end.</summary>
    private const int Long = 120;
    private const int TooLong = 400;

    private readonly List<MinuteBlock> _blocks;
    private readonly FoundActions _found = new();
    private readonly Markers _markers;
    private readonly ActionTables _tables;
    private readonly MarkedLines _marked;
    private readonly ListedLines _listed;
    private readonly RunningText _running;
    private readonly bool _isTalk;
    private int _level;

    public MinutesReader(List<MinuteBlock> blocks, OwnerNames names, DueDates dues, string? language)
    {
        (_blocks, _isTalk) = (blocks, Talk.Is(blocks));
        var (statements, endings, verbal) = (new StatementReader(names, language), new Endings(names, dues), new Verbal(language));
        var lines = new LineReader(names, statements, endings, dues, verbal);
        _markers = new Markers(names, _isTalk);
        _tables = new ActionTables(names, dues, endings, statements);
        _marked = new MarkedLines(_found, names, endings, dues, lines, _markers, _isTalk);
        _listed = new ListedLines(_found, names, statements, endings, dues, lines, _isTalk);
        _running = new RunningText(names, statements, endings, dues, lines, verbal);
    }

    public IReadOnlyList<ProposedAction> Read()
    {
        for (var at = 0; at < _blocks.Count;)
        {
            if (_blocks[at].Cells.Count > 0 && _tables.Read(_blocks, at, _found.Section) is { } table)
            {
                _found.Drafts.AddRange(table.Drafts);
                at = table.Next;
                continue;
            }

            Block(_blocks[at], at + 1 < _blocks.Count ? _blocks[at + 1] : null);
            at++;
        }

        return [.. _found.Kept(_running.Count, Talk.IsMinutes(_blocks)).Select(static draft => draft.Proposed())];
    }

    private void Block(MinuteBlock block, MinuteBlock? next)
    {
        var said = block.Said;
        if (Heading(block, next) || said.Count == 0)
        {
            return;
        }

        if (_markers.Leading(said) is null && LabelledFields.Of(said, 0) is { IsAny: true, Start: 0 } fields)
        {
            _marked.Attach(block, said, fields);
            return;
        }

        if (DoneLines.IsDone(block, said))
        {
            return;
        }

        // A paragraph with a marker somewhere inside, or one that goes on and on, is read sentence by sentence.
        if (said.Count > Long || _markers.Inner(said, 0) is not null)
        {
            List<string> sentences = [.. Sentences.Of(block.Source)];
            if (sentences.Count > 1)
            {
                sentences.ForEach(sentence => Line(new MinuteBlock(sentence, sentence, block.Indent, 0), next: null));
                return;
            }
        }

        Line(block, next);
    }

    private void Line(MinuteBlock block, MinuteBlock? next)
    {
        var said = block.Said;
        if (said.Count is 0 or > TooLong || _marked.Read(block, said) || (_found.Section != MinutesSection.Other && _listed.Read(block, said, next)) || _isTalk)
        {
            return;
        }

        _found.Drafts.AddRange(_running.Read(block, said));
        _found.Remember(block, isAction: false);
    }

    private bool Heading(MinuteBlock block, MinuteBlock? next)
    {
        if (MinutesHeadings.Of(block, _found.Section) is not { } section)
        {
            return _found.Section != MinutesSection.Other && _listed.Head(block, next, isHeading: false);
        }

        // A heading below that of the actions divides them; it may say whose they are.
        if (block.Heading > _level && _level > 0 && _found.Section != MinutesSection.Other && section == MinutesSection.Other)
        {
            return _listed.Head(block, next, isHeading: true);
        }

        _level = block.Heading > 0 ? block.Heading : section == MinutesSection.Other ? _level : 0;
        _found.Section = section;
        _listed.Forget();
        return true;
    }
}
