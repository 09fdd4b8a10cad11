using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Goes through the blocks of minutes, remembers below which heading it is, and collects what is to be done.</summary>
internal sealed class MinutesReader
{
    /// <summary>In running text at least so many of the sentences must give something to somebody, or each must say more: one in four.</summary>
    private const double Dense = 0.25;

    /// <summary>Where they only say "will" or "should": one in two.</summary>
    private const double VeryDense = 0.5;

    /// <summary>In tokens: a paragraph, and a sentence that nobody reads to its end.</summary>
    private const int Long = 120;
    private const int TooLong = 400;

    private readonly List<MinuteBlock> _blocks;
    private readonly OwnerNames _names;
    private readonly DueDates _dues;
    private readonly StatementReader _statements;
    private readonly Endings _endings;
    private readonly Markers _markers;
    private readonly LineReader _lines;
    private readonly ActionTables _tables;
    private readonly Verbal _verbal;
    private readonly bool _isTalk;
    private readonly List<Draft> _drafts = [];

    /// <summary>Owners or a day that a line above has given for the lines below it, by how far they are indented.</summary>
    private readonly Stack<(int Indent, bool IsItem, IReadOnlyList<string> Owners, DateOnly? Due)> _above = new();
    private Section _section;
    private int _level;
    private int _sentences;

    public MinutesReader(List<MinuteBlock> blocks, OwnerNames names, DueDates dues, string? language)
    {
        (_blocks, _names, _dues) = (blocks, names, dues);
        _statements = new StatementReader(names);
        _endings = new Endings(names, dues);
        _isTalk = Talk.Is(blocks);
        _markers = new Markers(names, _isTalk);
        _verbal = new Verbal(language);
        _lines = new LineReader(names, _statements, _endings, dues, _verbal);
        _tables = new ActionTables(names, dues, _endings, _statements);

    }

    public IReadOnlyList<ProposedAction> Read()
    {
        for (var at = 0; at < _blocks.Count;)
        {
            if (_blocks[at].Cells.Count > 0 && _tables.Read(_blocks, at, _section) is { } table)
            {
                _drafts.AddRange(table.Drafts);
                at = table.Next;
                continue;
            }

            Block(_blocks[at], at + 1 < _blocks.Count ? _blocks[at + 1] : null);
            at++;
        }

        return [.. Plain().Where(static draft => !draft.IsDone && HasWords(draft.Text)).Select(static draft => draft.Proposed())];
    }

    /// <summary>An address alone says nothing.</summary>
    private static bool HasWords(string text) => text.Split(' ').Any(static word => word.Any(char.IsLetter) && !word.Contains("://", StringComparison.Ordinal));

    /// <summary>Without those of running text, unless the text gives enough to somebody to be minutes.</summary>
    private IEnumerable<Draft> Plain()
    {
        var said = _drafts.Count(static draft => draft.Plainness < Plainness.Listed);
        var isDense = said >= Dense * Math.Max(1, _sentences);
        var isVeryDense = said >= VeryDense * Math.Max(1, _sentences);
        var isStructured = _drafts.Exists(static draft => draft.Plainness >= Plainness.Listed);
        return _drafts.Where(draft => draft.Plainness switch
        {
            Plainness.Said => (isVeryDense && (_sentences <= 2 || (!draft.IsRule && (draft.IsOwnLine || draft.IsKnown)))) || (draft.IsFirm && draft.Due is not null && isStructured),
            Plainness.Given => isDense || (draft.IsFirm && (draft.Due is not null || isStructured)),
            _ => true,
        });
    }

    private void Block(MinuteBlock block, MinuteBlock? next)
    {
        if (Heading(block, next))
        {
            return;
        }

        var said = block.Said;
        if (said.Count == 0)
        {
            return;
        }

        if (_markers.Leading(said) is null && IsOnlyFields(said, out var fields))
        {
            Attach(block, said, fields);
            return;
        }

        if (IsDone(block, said))
        {
            return;
        }

        // A paragraph with a marker somewhere inside, or one that goes on and on, is read sentence by sentence.
        if (said.Count > Long || _markers.Inner(said, 0) is not null)
        {
            List<string> sentences = [.. Sentences.Of(block.Source)];
            if (sentences.Count > 1)
            {
                foreach (var sentence in sentences)
                {
                    Line(new MinuteBlock(sentence, sentence, block.Indent, 0), next: null);
                }

                return;
            }
        }

        Line(block, next);
    }

    private void Line(MinuteBlock block, MinuteBlock? next)
    {
        var said = block.Said;
        if (said.Count is 0 or > TooLong)
        {
            return;
        }

        if (Marked(block, said) || (_section != Section.Other && Listed(block, said, next)) || _isTalk)
        {
            return;
        }

        Running(block, said);
    }

    private bool Heading(MinuteBlock block, MinuteBlock? next)
    {
        if (Headings.Of(block, _section) is { } section)
        {
            // A heading below that of the actions divides them; it may say whose they are.
            if (block.Heading > _level && _level > 0 && _section != Section.Other && section == Section.Other && block.Heading > 0)
            {
                Head(block, next, isHeading: true);
                return true;
            }

            (_section, _level) = (section, block.Heading > 0 ? block.Heading : section == Section.Other ? _level : 0);
            _above.Clear();
            return true;
        }

        return _section != Section.Other && Head(block, next, isHeading: false);
    }

    /// <summary>"Council of Governors:" or "By 15 December:" with lines below it.</summary>
    private bool Head(MinuteBlock block, MinuteBlock? next, bool isHeading)
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
        if (_names.All(said, 0, to) is { } owners && (owners.Firmness == Firmness.Firm || (!isHeading && next is { IsItem: true })))
        {
            _above.Push((block.Indent, block.IsItem, owners.Names, null));
            return true;
        }

        if (_dues.IsOnlyADay(said.Slice(0, to)))
        {
            _above.Push((block.Indent, block.IsItem, [], _dues.Labelled(said.Slice(0, to))));
            return true;
        }

        return isHeading;
    }

    /// <summary>"DONE: …", "… – completed", "ACTION-12 closed".</summary>
    private static bool IsDone(MinuteBlock block, Saying said)
    {
        if (block.IsDone)
        {
            return true;
        }

        var from = said.IsMark(0, "[") || said.IsMark(0, "(") ? 1 : 0;
        if (MinutesWords.After(said.Tokens, from, WordKind.Done) is { } next && (next >= said.Count || said.Tokens[next].Text is "]" or ")" or ":" || said.Tokens[next].Kind == TokenKind.Dash) && said.Tokens[from].Text != "resolved")
        {
            return true;
        }

        var to = said.Count;
        while (to > 1 && said.Tokens[to - 1].Text is "." or ")" or "]" or "!")
        {
            to--;
        }

        if (said.Text.EndsWith('✅') || said.Text.EndsWith('✔') || said.Text.StartsWith('✅') || said.Text.StartsWith('✔'))
        {
            return true;
        }

        var last = to - 1;
        return last > 0 && MinutesWords.Has(said.Tokens[last].Text, WordKind.Done) && (said.Tokens[last - 1].Text is "(" or "[" or ":" or "." || said.Tokens[last - 1].Kind == TokenKind.Dash || said.Raw(last).All(char.IsUpper)
            || MinutesWords.Has(said.Tokens[last - 1].Text, WordKind.NoName) && said.Tokens[last - 1].Text is "is" or "was" or "been");
    }

    private static bool IsOnlyFields(Saying said, out Fields fields)
    {
        fields = Fields.Of(said, 0);
        return fields.IsAny && fields.Start == 0;
    }

    /// <summary>"Owner: …" on a line of its own belongs to the action above it.</summary>
    private void Attach(MinuteBlock block, Saying said, Fields fields)
    {
        // "Who: Ali; What: call the bank; When: tomorrow".
        var what = fields.Action ?? (fields.Owner is not null && said.Count - fields.Rest >= 3 && said.IsWord(fields.Rest) ? (fields.Rest, said.Count) : ((int From, int To)?)null);
        if (what is { } range)
        {
            var draft = new Draft { Text = said.Slice(range.From, range.To), Source = block.Source, Plainness = Plainness.Marked, Kind = Kind };
            draft.Due = _dues.Of(draft.Text)?.Day;
            _lines.Apply(said, fields, fields.Owner is null, draft);
            Take(block, [draft]);
            return;
        }

        if (_drafts.Count > 0 && ReferenceEquals(_lastBlock, _attachable) && (_drafts[^1].Owners.Count == 0 || fields.Owner is null))
        {
            _lines.Apply(said, fields, fields.Owner is null, _drafts[^1]);
            return;
        }

        if (fields.Owner is not null && _lastBlock is { } above && above.Said.Count is > 2 and < 80)
        {
            foreach (var draft in _lines.Read(above.Said, 0, above.Source, Plainness.Marked, Kind))
            {
                _lines.Apply(said, fields, isWeak: false, draft);
                _drafts.Add(draft);
            }

            _attachable = _lastBlock;
        }
    }

    private MinuteBlock? _lastBlock;
    private MinuteBlock? _attachable;

    private ProposalKind Kind => _section == Section.Recommendations ? ProposalKind.Recommendation : ProposalKind.Action;

    private bool Marked(MinuteBlock block, Saying said)
    {
        if (_markers.Leading(said) is { } marker)
        {
            return marker.Next >= said.Count ? Remember(block, isAction: false) : Lines(block, said, marker);
        }

        if (_markers.Inner(said, 0) is { } inner)
        {
            return After(block, said, inner);
        }

        if (_endings.Tracked(said, 0) is not null || block.HasBox || (!_isTalk && Fields.Of(said, 0).Owner is not null))
        {
            Take(block, _lines.Read(said, 0, block.Source, Plainness.Marked, Kind));
            return true;
        }

        return false;
    }

    private bool Lines(MinuteBlock block, Saying said, Markers.Marker marker)
    {
        // "ACTION: Clerk" below what is to be done.
        if (marker.Owners.Count == 0 && _names.All(said, marker.Next, said.Count) is { } only && (only.Firmness == Firmness.Firm || said.Count - marker.Next <= 2))
        {
            if (_lastBlock is { } above && !ReferenceEquals(_lastBlock, _attachable))
            {
                Above(above, block, only.Names);
            }
            else if (_drafts.Count > 0 && _drafts[^1].Owners.Count == 0)
            {
                _drafts[^1].Add(only.Names);
            }

            return Remember(block, isAction: true);
        }

        if (MinutesWords.Is(said.Tokens, marker.Next, said.IsMark(said.Count - 1, ".") ? said.Count - 1 : said.Count, WordKind.Nobody))
        {
            return Remember(block, isAction: false);
        }

        var drafts = _lines.Read(said, marker.Next, block.Source, Plainness.Marked, Kind);
        if (said.IsMark(said.Count - 1, "?") && drafts[0].Owners.Count == 0)
        {
            return Remember(block, isAction: false);
        }

        drafts[0].Owners.InsertRange(0, marker.Owners.Where(owner => !drafts[0].Owners.Contains(owner)));
        Take(block, drafts);
        return true;
    }

    /// <summary>A marker that comes after its sentence, or before another.</summary>
    private bool After(MinuteBlock block, Saying said, Markers.Marker inner)
    {
        var to = said.Count;
        while (to > inner.Next && said.Tokens[to - 1].Text is ")" or "]" or ".")
        {
            to--;
        }

        if (_names.All(said, inner.Next, to) is { } owners || (_endings.Read(said, inner.Next - 1, to, isAsked: true) is { Names.Count: > 0, Due: not null } both && (owners = new NamedOwners(both.Names, Firmness.Firm, to)) is not null))
        {
            var sentence = Sentences.Last(said.Slice(0, inner.At));
            var before = new Saying(sentence);
            var draft = new Draft { Text = sentence.Trim(' ', '.', '-', '('), Source = block.Source, Plainness = Plainness.Marked, Kind = Kind, Due = _dues.Of(before.Text)?.Day ?? _dues.Of(said.From(inner.Next))?.Day };
            draft.Add(owners.Names);
            Take(block, [draft]);
            return true;
        }

        // "Yves: I can write the letter. [ACTION]"
        if (inner.Next >= to)
        {
            var read = _lines.Read(new Saying(Sentences.Last(said.Slice(0, inner.At))), 0, block.Source, Plainness.Marked, Kind);
            if (read[0].Owners.Count == 0 && Talk.Speaker(block) is { } whoever && _names.All(new Saying(whoever), 0, new Saying(whoever).Count) is { } named)
            {
                read[0].Add(named.Names);
            }

            Take(block, read);
            return true;
        }

        var drafts = _lines.Read(said, inner.Next, block.Source, Plainness.Marked, Kind);

        // "Juma: ACTION: I will ask them."
        if (drafts[0].Owners.Count == 0 && said.IsMark(inner.At - 1, ":") && said.Tokens[inner.Next].Text is "i" && _names.All(said, 0, inner.At - 1) is { } speaker)
        {
            drafts[0].Add(speaker.Names);
        }

        Take(block, drafts);
        return true;
    }

    private void Above(MinuteBlock above, MinuteBlock block, IReadOnlyList<string> owners)
    {
        var sentence = Sentences.Last(above.Said.Text);
        var draft = new Draft { Text = sentence.Trim(' ', '.'), Source = above.Source, Plainness = Plainness.Marked, Kind = Kind, Due = _dues.Of(sentence)?.Day };
        draft.Add(owners);
        _drafts.Add(draft);
        _attachable = block;
    }

    /// <summary>A line below a heading of actions, decisions or recommendations.</summary>
    private bool Listed(MinuteBlock block, Saying said, MinuteBlock? next)
    {
        while (_above.Count > 0 && block.Indent <= _above.Peek().Indent && (_above.Peek().IsItem || !block.IsItem))
        {
            _above.Pop();
        }

        if (said.IsMark(said.Count - 1, "?") || (said.IsMark(said.Count - 1, ":") && said.Count < 5 && !StartsAsAction(said)) || MinutesWords.Is(said.Tokens, 0, said.IsMark(said.Count - 1, ".") ? said.Count - 1 : said.Count, WordKind.Nobody) || said.Tokens.Count(static token => token.Kind == TokenKind.Word) < 2 && !block.IsItem)
        {
            return Remember(block, isAction: false);
        }

        if (Talk.Speaker(block) is { } speaker && said.TokenAt(speaker.Length + 1) is var spoken && _lines.IsSpoken(said, spoken) && (_isTalk || (said.IsWord(spoken) && MinutesWords.Has(said.Tokens[spoken].Text, WordKind.NotFirst))))
        {
            return Remember(block, isAction: false);
        }

        // Details below an action whose line is whole say nothing of their own, unless they name somebody.
        var isDetail = _parent is { } parent && block.IsItem && block.Indent > parent.Block.Indent && !parent.IsOpen && _above.Count == 0;
        var statement = _statements.Read(said, 0, isAsked: true, _section == Section.Recommendations);
        var isSaid = statement is not null;
        if (!isSaid && _section == Section.LooseActions && !StartsAsAction(said) && !OwnerNames.LooksLikeNoun(said.IsWord(0) ? said.Tokens[0].Text : "") && !_lines.IsHeaded(said, isAsked: false) && _above.Count == 0)
        {
            return Remember(block, isAction: false);
        }

        if (!isSaid && (isDetail || _section == Section.Decisions || ((!block.IsItem || _section == Section.LooseActions) && !StartsAsAction(said) && _above.Count == 0)) && !HasOwner(said))
        {
            return block.IsItem || _section == Section.Decisions ? Remember(block, isAction: false) : false;
        }

        var drafts = _lines.Read(said, 0, block.Source, Plainness.Listed, Kind);
        foreach (var draft in drafts)
        {
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

        Take(block, drafts);
        _parent = isDetail ? _parent : (block, isOpen);
        return true;
    }

    private (MinuteBlock Block, bool IsOpen)? _parent;

    private bool StartsAsAction(Saying said) => said.IsWord(0) && (MinutesWords.Verbs.Contains(said.Tokens[0].Text) || Verbal.IsKiswahiliInfinitive(said.Tokens[0].Text) || _verbal.IsInfinitive(said.Tokens[0].Text));

    private bool HasOwner(Saying said) => _section != Section.Decisions && (_lines.IsHeaded(said, isAsked: true) || _endings.Read(said, 0, said.Count, isAsked: false) is { Names.Count: > 0 } or { Due: not null });

    /// <summary>Sentences of running text.</summary>
    private void Running(MinuteBlock block, Saying whole)
    {
        foreach (var sentence in Sentences.Of(block.Source))
        {
            _sentences++;
            var said = sentence.Length == block.Source.Length ? whole : Saying.Of(sentence);
            var from = 0;
            if (said.Count < 3 || said.Count > 90 || said.Text.Contains('?', StringComparison.Ordinal) || said.Text.Contains('"', StringComparison.Ordinal))
            {
                continue;
            }

            while (from < said.Count && !said.IsWord(from) && !said.IsMark(from, "@"))
            {
                from++;
            }

            if (Sentence(said, from, sentence, isWholeLine: ReferenceEquals(said, whole)) is { } drafts)
            {
                _drafts.AddRange(drafts);
            }
        }

        Remember(block, isAction: false);
    }

    private IReadOnlyList<Draft>? Sentence(Saying said, int from, string source, bool isWholeLine)
    {
        var statement = _statements.Read(said, from, isAsked: false);
        if (statement is null)
        {
            return isWholeLine ? Terse(said, from, source) : Passive(said, from, source);
        }

        if (statement.Force == Force.Future && (HasDoubt(said, from) || !isWholeLine && statement.Firmness == Firmness.Soft && _dues.Of(said.Text) is null) || said.Tokens.Skip(statement.What).Take(1).Any(static token => token.Text is "be" or "have"))
        {
            return null;
        }

        // Whoever was asked in a year gone by has long done it.
        if (statement.IsReported && _dues.IsOfThePast(said.Text))
        {
            return null;
        }

        var plainness = (statement.Force == Force.Future || statement.Force == Force.Opinion) && !statement.IsAgreed ? Plainness.Said : Plainness.Given;
        var drafts = _lines.Read(said, from, source, plainness, statement.Kind);
        foreach (var draft in drafts)
        {
            draft.IsFirm = statement.Firmness == Firmness.Firm;
            draft.IsKnown = draft.Owners.Count > 0 && draft.Owners.All(_names.IsKnown);
            draft.IsOwnLine = isWholeLine;
            draft.IsRule = said.Tokens.Take(statement.What).Any(static token => token.Text is "shall" or "must");
            draft.Kind = statement.Kind;
        }

        return drafts;
    }

    /// <summary>"GIZ – map the programmes – by end of January", "Tous : envoyer …", "… to be sent by HR", "… (Responsible: …)".</summary>
    private IReadOnlyList<Draft>? Terse(Saying said, int from, string source)
    {
        if (_names.Leading(said, from) is { Firmness: Firmness.Firm } owners && owners.Next + 1 < said.Count && (said.IsMark(owners.Next, ":") || said.Tokens[owners.Next].Kind == TokenKind.Dash)
            && said.IsWord(owners.Next + 1) && (MinutesWords.Verbs.Contains(said.Tokens[owners.Next + 1].Text) || Verbal.IsKiswahiliInfinitive(said.Tokens[owners.Next + 1].Text) || (_verbal.IsInfinitive(said.Tokens[owners.Next + 1].Text) && !said.IsCapital(owners.Next + 1))))
        {
            // "Peter: Send it tomorrow" may as well be what Peter said.
            return _lines.Read(said, from, source, said.IsMark(owners.Next, ":") && said.IsCapital(owners.Next + 1) ? Plainness.Said : Plainness.Given, ProposalKind.Action).OnOwnLine();
        }

        // "Website: Tom to update the page."
        for (var at = from + 1; at < Math.Min(said.Count - 3, from + 5); at++)
        {
            if (said.IsMark(at, ":") && _statements.Read(said, at + 1, isAsked: false) is { Force: Force.Given, Kind: ProposalKind.Action })
            {
                return _lines.Read(said, at + 1, source, Plainness.Given, ProposalKind.Action);
            }
        }

        // "Sarah - update the website", "Update the website - Sarah": only where the whole text reads so.
        var isHeaded = (said.IsCapital(from) || said.IsMark(from, "@")) && _lines.IsHeaded(said, isAsked: false) && !said.IsMark(1, ":");
        if (isHeaded || (StartsAsAction(said) && _endings.Read(said, from, said.Count, isAsked: true) is { Names.Count: > 0 } ending && ending.To < said.Count))
        {
            return _lines.Read(said, from, source, Plainness.Said, ProposalKind.Action).OnOwnLine();
        }

        return Passive(said, from, source);
    }

    private IReadOnlyList<Draft>? Passive(Saying said, int from, string source)
    {
        for (var at = from; at + 2 < said.Count && at < from + 25; at++)
        {
            var isToBe = said.Tokens[at].Text == "to" && said.Tokens[at + 1].Text == "be" && at > from && said.Tokens[at - 1].Text is not ("is" or "was" or "need" or "needs" or "has" or "have" or "had" or "going" or "seem" or "seems" or "want" or "wants" or "like" or "ought" or "used" or "continue" or "continues" or "appears" or "expected" or "able" or "likely" or "out" or "not");
            var isPhrase = MinutesWords.After(said.Tokens, at, WordKind.By) is { } by && (by - at >= 2 || said.Tokens[at].Text == "faire");
            if ((isToBe || isPhrase) && _endings.Read(said, Math.Max(from, at - 1), said.Count, isAsked: isPhrase) is { Names.Count: > 0 })
            {
                return _lines.Read(said, from, source, Plainness.Given, ProposalKind.Action);
            }
        }

        return null;
    }

    private static bool HasDoubt(Saying said, int from) => said.Tokens.Skip(from).Any(static token => MinutesWords.Has(token.Text, WordKind.Doubt));

    private void Take(MinuteBlock block, IReadOnlyList<Draft> drafts)
    {
        _drafts.AddRange(drafts);
        Remember(block, isAction: true);
    }

    private bool Remember(MinuteBlock block, bool isAction)
    {
        _lastBlock = block;
        _attachable = isAction ? block : _attachable;
        return true;
    }
}
