using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Reads sentences that stand neither below a heading of actions nor behind a mark.</summary>
internal sealed class RunningText(OwnerNames names, StatementReader statements, Endings endings, DueDates dues, LineReader lines, Verbal verbal)
{
    /// <summary>How many sentences it has read.</summary>
    public int Count { get; private set; }

    /// <summary>Sentences of running text.</summary>
    public IReadOnlyList<DraftAction> Read(MinuteBlock block, Saying whole)
    {
        List<DraftAction> found = [];
        foreach (var sentence in Sentences.Of(block.Source).SelectMany(Sentences.Clauses))
        {
            Count++;
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
                found.AddRange(drafts);
            }
        }

        return found;
    }

    private IReadOnlyList<DraftAction>? Sentence(Saying said, int from, string source, bool isWholeLine)
    {
        var statement = statements.Read(said, from, isAsked: false);
        if (statement is null)
        {
            return isWholeLine ? Terse(said, from, source) : Passive(said, from, source);
        }

        if (statement.Force == Force.Future && (HasDoubt(said, from) || !isWholeLine && statement.Firmness == Firmness.Soft && dues.Of(said.Text) is null) || said.Tokens.Skip(statement.What).Take(1).Any(static token => token.Text is "be" or "have"))
        {
            return null;
        }

        // Whoever was asked in a year gone by has long done it.
        if (statement.IsReported && dues.IsOfThePast(said.Text))
        {
            return null;
        }

        var plainness = (statement.Force == Force.Future || statement.Force == Force.Opinion) && !statement.IsAgreed ? Plainness.Said : Plainness.Given;
        var drafts = lines.Read(said, from, source, plainness, statement.Kind);
        foreach (var draft in drafts)
        {
            draft.IsFirm = statement.Firmness == Firmness.Firm;
            draft.IsKnown = draft.Owners.Count > 0 && draft.Owners.All(names.IsKnown);
            draft.IsOwnLine = isWholeLine;
            draft.IsRule = said.Tokens.Take(statement.What).Any(static token => token.Text is "shall" or "must");
            draft.Kind = statement.Kind;
        }

        return drafts;
    }

    /// <summary>"GIZ – map the programmes – by end of January", "Tous : envoyer …", "… to be sent by HR", "… (Responsible: …)".</summary>
    private IReadOnlyList<DraftAction>? Terse(Saying said, int from, string source)
    {
        if (names.Leading(said, from) is { Firmness: Firmness.Firm } owners && owners.Next + 1 < said.Count && (said.IsMark(owners.Next, ":") || said.Tokens[owners.Next].Kind == TokenKind.Dash)
            && said.IsWord(owners.Next + 1) && (MinutesWords.Verbs.Contains(said.Tokens[owners.Next + 1].Text) || Verbal.IsKiswahiliInfinitive(said.Tokens[owners.Next + 1].Text) || (verbal.IsInfinitive(said.Tokens[owners.Next + 1].Text) && !said.IsCapital(owners.Next + 1))))
        {
            // "Peter: Send it tomorrow" may as well be what Peter said.
            return lines.Read(said, from, source, said.IsMark(owners.Next, ":") && said.IsCapital(owners.Next + 1) ? Plainness.Said : Plainness.Given, ProposalKind.Action).OnOwnLine();
        }

        // "Website: Tom to update the page."
        for (var at = from + 1; at < Math.Min(said.Count - 3, from + 5); at++)
        {
            if ((said.IsMark(at, ":") || (said.Tokens[at].Kind == TokenKind.Dash && said.Tokens[at].At > said.Tokens[at - 1].End)) && statements.Read(said, at + 1, isAsked: false) is { Force: Force.Given, Kind: ProposalKind.Action })
            {
                return lines.Read(said, at + 1, source, Plainness.Given, ProposalKind.Action);
            }
        }

        // "Sarah - update the website", "Update the website - Sarah": only where the whole text reads so.
        var isHeaded = (said.IsCapital(from) || said.IsMark(from, "@")) && lines.IsHeadedPlainly(said);
        if (isHeaded || (lines.StartsAsAction(said) && endings.Read(said, from, said.Count, isAsked: true) is { Names.Count: > 0 } ending && ending.To < said.Count))
        {
            return lines.Read(said, 0, source, Plainness.Said, ProposalKind.Action).OnOwnLine();
        }

        return Passive(said, from, source);
    }

    private IReadOnlyList<DraftAction>? Passive(Saying said, int from, string source)
    {
        for (var at = from; at + 2 < said.Count && at < from + 25; at++)
        {
            var isToBe = said.Tokens[at].Text == "to" && said.Tokens[at + 1].Text == "be" && at > from && said.Tokens[at - 1].Text is not ("is" or "was" or "need" or "needs" or "has" or "have" or "had" or "going" or "seem" or "seems" or "want" or "wants" or "like" or "ought" or "used" or "continue" or "continues" or "appears" or "expected" or "able" or "likely" or "out" or "not");
            var isPhrase = MinutesWords.After(said.Tokens, at, WordKind.By) is { } by && (by - at >= 2 || said.Tokens[at].Text == "faire");
            if ((isToBe || isPhrase) && endings.Read(said, Math.Max(from, at - 1), said.Count, isAsked: isPhrase) is { Names.Count: > 0 })
            {
                return lines.Read(said, from, source, Plainness.Given, ProposalKind.Action);
            }
        }

        return null;
    }

    private static bool HasDoubt(Saying said, int from) => said.Tokens.Skip(from).Any(static token => MinutesWords.Has(token.Text, WordKind.Doubt));
}
