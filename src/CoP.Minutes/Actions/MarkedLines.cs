namespace CoP.Minutes.Actions;

/// <summary>Lines that say themselves that they are actions: by a marker, a box to tick, a label or a tracker's brackets.</summary>
internal sealed class MarkedLines(FoundActions found, OwnerNames names, Endings endings, DueDates dues, LineReader lines, Markers markers, bool isTalk)
{
    /// <summary>Whether a line is one; then it has been read.</summary>
    public bool Read(MinuteBlock block, Saying said)
    {
        if (markers.Leading(said) is { } marker)
        {
            return marker.Next >= said.Count ? found.Remember(block, isAction: false) : Lines(block, said, marker);
        }

        if (markers.Inner(said, 0) is { } inner)
        {
            return After(block, said, inner);
        }

        // Manuals have boxes to tick as well.
        if (block.HasBox)
        {
            var boxed = lines.Read(said, 0, block.Source, Plainness.Listed, found.Kind);
            boxed[0].IsAsk = lines.StartsAsAction(said);
            found.Take(block, boxed);
            return true;
        }

        if (endings.Tracked(said, 0) is not null || (!isTalk && LabelledFields.Of(said, 0).Owner is not null))
        {
            found.Take(block, lines.Read(said, 0, block.Source, Plainness.Marked, found.Kind));
            return true;
        }

        return false;
    }

    private bool Lines(MinuteBlock block, Saying said, Markers.Marker marker)
    {
        found.IsMarked = true;

        // "ACTION: Clerk" below what is to be done.
        if (marker.Owners.Count == 0 && names.All(said, marker.Next, said.Count) is { } only && (only.Firmness == Firmness.Firm || said.Count - marker.Next <= 2))
        {
            // What stands above may have said it already: "Cllr White agreed to ask for quotes. Action: SW".
            if (found.Last is { } above && !found.IsLastAction && !(found.Drafts.Count > 0 && found.Drafts[^1].Owners.Count > 0 && above.Source.EndsWith(found.Drafts[^1].Source, StringComparison.Ordinal)))
            {
                Above(above, block, only.Names);
            }
            else if (found.Drafts.Count > 0 && found.Drafts[^1].Owners.Count == 0)
            {
                found.Drafts[^1].Add(only.Names);
            }

            return found.Remember(block, isAction: true);
        }

        if (MinutesWords.After(said.Tokens, marker.Next, WordKind.Done) is { } done && (done >= said.Count || !said.IsWord(done)))
        {
            return found.Remember(block, isAction: false);
        }

        if (MinutesWords.Is(said.Tokens, marker.Next, said.IsMark(said.Count - 1, ".") ? said.Count - 1 : said.Count, WordKind.Nobody))
        {
            return found.Remember(block, isAction: false);
        }

        var drafts = lines.Read(said, marker.Next, block.Source, Plainness.Marked, ProposalKind.Action);
        if (said.IsMark(said.Count - 1, "?") && drafts[0].Owners.Count == 0)
        {
            return found.Remember(block, isAction: false);
        }

        drafts[0].Owners.InsertRange(0, marker.Owners.Where(owner => !drafts[0].Owners.Contains(owner)));
        found.Take(block, drafts);
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

        if (names.All(said, inner.Next, to) is { } owners || (endings.Read(said, inner.Next - 1, to, isAsked: true) is { Names.Count: > 0, Due: not null } both && (owners = new NamedOwners(both.Names, Firmness.Firm, to)) is not null))
        {
            var sentence = Sentences.Last(said.Slice(0, inner.At));
            var before = new Saying(sentence);
            var draft = new DraftAction { Text = sentence.Trim(' ', '.', '-', '('), Source = block.Source, Plainness = Plainness.Marked, Kind = ProposalKind.Action, Due = dues.Of(before.Text)?.Day ?? dues.Of(said.From(inner.Next))?.Day };
            draft.Add(owners.Names);
            found.Take(block, [draft]);
            return true;
        }

        // "Yves: I can write the letter. [ACTION]"
        if (inner.Next >= to)
        {
            var read = lines.Read(new Saying(Sentences.Last(said.Slice(0, inner.At))), 0, block.Source, Plainness.Marked, ProposalKind.Action);
            if (read[0].Owners.Count == 0 && Talk.Speaker(block) is { } whoever && names.All(new Saying(whoever), 0, new Saying(whoever).Count) is { } named)
            {
                read[0].Add(named.Names);
            }

            found.Take(block, read);
            return true;
        }

        var drafts = lines.Read(said, inner.Next, block.Source, Plainness.Marked, ProposalKind.Action);

        // "Juma: ACTION: I will ask them."
        if (drafts[0].Owners.Count == 0 && said.IsMark(inner.At - 1, ":") && said.Tokens[inner.Next].Text is "i" && names.All(said, 0, inner.At - 1) is { } speaker)
        {
            drafts[0].Add(speaker.Names);
        }

        found.Take(block, drafts);
        return true;
    }

    private void Above(MinuteBlock above, MinuteBlock block, IReadOnlyList<string> owners)
    {
        var sentence = Sentences.Last(above.Said.Text);
        var draft = new DraftAction { Text = sentence.Trim(' ', '.'), Source = above.Source, Plainness = Plainness.Marked, Kind = ProposalKind.Action, Due = dues.Of(sentence)?.Day };
        draft.Add(owners);
        found.Drafts.Add(draft);
        found.Remember(block, isAction: true);
    }

    /// <summary>"Owner: …" on a line of its own belongs to the action above it.</summary>
    public void Attach(MinuteBlock block, Saying said, LabelledFields fields)
    {
        // "Who: Ali; What: call the bank; When: tomorrow".
        var what = fields.Action ?? (fields.Owner is not null && said.Count - fields.Rest >= 3 && said.IsWord(fields.Rest) ? (fields.Rest, said.Count) : ((int From, int To)?)null);
        if (what is { } range)
        {
            var draft = new DraftAction { Text = said.Slice(range.From, range.To), Source = block.Source, Plainness = Plainness.Marked, Kind = found.Kind };
            draft.Due = dues.Of(draft.Text)?.Day;
            lines.Apply(said, fields, fields.Owner is null, draft);
            found.Take(block, [draft]);
            return;
        }

        if (found.Drafts.Count > 0 && found.IsLastAction && (found.Drafts[^1].Owners.Count == 0 || fields.Owner is null))
        {
            lines.Apply(said, fields, fields.Owner is null, found.Drafts[^1]);
            return;
        }

        if (fields.Owner is not null && found.Last is { } above && above.Said.Count is > 2 and < 80)
        {
            foreach (var draft in lines.Read(above.Said, 0, above.Source, Plainness.Marked, found.Kind))
            {
                lines.Apply(said, fields, isWeak: false, draft);
                found.Drafts.Add(draft);
            }

            found.Remember(above, isAction: true);
        }
    }
}
