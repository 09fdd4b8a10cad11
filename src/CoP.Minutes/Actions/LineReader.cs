using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Reads one line that is an action because of where it stands or how it is marked: who, what, and until when.</summary>
internal sealed class LineReader(OwnerNames names, StatementReader statements, Endings endings, DueDates dues, Verbal verbal)
{
    /// <summary>All actions of a line, mostly one.</summary>
    public IReadOnlyList<DraftAction> Read(Saying said, int from, string source, Plainness plainness, ProposalKind kind)
    {
        List<DraftAction> drafts = [];
        var fields = LabelledFields.Of(said, from);
        var isWeak = fields.Owner is null && fields.WeakOwner is not null;
        var to = fields.IsAny ? Math.Max(from, fields.Start) : said.Count;
        if (endings.Tracked(said, from) is { } tracked)
        {
            var draft = Make(said, from, tracked.To, source, plainness, kind);
            draft.Add(tracked.Names);
            draft.Due = tracked.Due;
            return [draft];
        }

        for (var at = from; at < to;)
        {
            var (draft, next) = One(said, at, to, source, plainness, kind);
            drafts.Add(draft);
            at = next + 1;
        }

        if (drafts.Count == 0)
        {
            drafts.Add(new DraftAction { Text = "", Source = source, Plainness = plainness, Kind = kind });
        }

        Apply(said, fields, isWeak, drafts[^1]);
        return drafts;
    }

    /// <summary>Adds what the labels of a line say.</summary>
    public void Apply(Saying said, LabelledFields fields, bool isWeak, DraftAction draft)
    {
        if ((isWeak ? fields.WeakOwner : fields.Owner) is { } range)
        {
            if (names.All(said, range.From, range.To) is { } owners)
            {
                draft.Add(owners.Names);
            }
            else if (!MinutesWords.Is(said.Tokens, range.From, range.To, WordKind.Nobody) && range.To - range.From <= 8)
            {
                draft.Add([said.Slice(range.From, range.To)]);
            }
        }

        if (fields.Contributors is { } helpers && names.All(said, helpers.From, helpers.To) is { } named)
        {
            draft.Contributors.AddRange(named.Names);
        }

        draft.Due = fields.Due is { } due ? dues.Labelled(due) ?? draft.Due : draft.Due;
        draft.IsDone |= fields.Status is { } status && MinutesWords.After(new Saying(status).Tokens, 0, WordKind.Done) is not null;
    }

    private (DraftAction DraftAction, int Next) One(Saying said, int from, int to, string source, Plainness plainness, ProposalKind kind)
    {
        var isAdvice = kind == ProposalKind.Recommendation;
        if (Headed(said, from, to, plainness) is { } headed)
        {
            var below = Finish(said, headed.Next, to, source, plainness, kind, hasOwner: true);
            below.Owners.Clear();
            below.Add(headed.Names);
            return (below, to);
        }

        // "Website: Tom to update the page": what it is about stands first.
        for (var at = from + 1; at < Math.Min(to - 3, from + 6); at++)
        {
            if (said.IsMark(at, ":") && statements.Read(said, at + 1, isAsked: true, isAdvice) is { Firmness: Firmness.Firm } or { Force: Force.Given } && statements.Read(said, from, isAsked: true, isAdvice) is null)
            {
                return One(said, at + 1, to, source, plainness, kind);
            }
        }

        if (statements.Read(said, from, isAsked: true, isAdvice) is { } statement && statement.What < to)
        {
            var end = Math.Min(statement.End, to);

            // "ACTION: Steven should ask" is no advice.
            var given = Finish(said, statement.What, end, source, plainness, statement.Force == Force.Opinion && !statement.IsAgreed && plainness >= Plainness.Listed ? kind : statement.Kind, hasOwner: true);
            given.Owners.Clear();
            given.Add(statement.Owners);
            given.Contributors.AddRange(statement.Contributors);
            return (given, end);
        }

        // "ACTION: Asha sends the list", "Fatou et Jean préparent": somebody firm, then a word that is none of theirs.
        if (names.Leading(said, from) is { } leading && leading.Next < to && said.IsWord(leading.Next) && !said.IsCapital(leading.Next) && (plainness == Plainness.Marked ? MayBeVerb(said.Tokens[leading.Next].Text) : MinutesWords.Verbs.Contains(said.Tokens[leading.Next].Text))
            && !MinutesWords.Verbs.Contains(said.Tokens[from].Text) && !MinutesWords.Has(said.Tokens[leading.Next].Text, WordKind.NoName) && said.Tokens[leading.Next].Text is not ("of" or "on" or "de" or "ya" or "for" or "in" or "at" or "with" or "from" or "about"))
        {
            var plain = Finish(said, leading.Next, to, source, plainness, kind, hasOwner: true);
            plain.Owners.Clear();
            plain.Add(leading.Names);
            return (plain, to);
        }

        // "ACTION: pchampin to merge": a name as people have on the net.
        if (plainness >= Plainness.Listed && said.IsWord(from) && from + 2 < to && said.Tokens[from + 1].Text is "to" or "will" && (MinutesWords.Verbs.Contains(said.Tokens[from + 2].Text) || (plainness == Plainness.Marked && said.Tokens[from + 1].Text == "will" && said.Tokens[from + 2].Text != "be")) && !MinutesWords.Has(said.Tokens[from].Text, WordKind.NoName) && !MinutesWords.Verbs.Contains(said.Tokens[from].Text))
        {
            var named = Finish(said, from + 2, to, source, plainness, kind, hasOwner: true);
            named.Owners.Clear();
            named.Add([said.Raw(from)]);
            return (named, to);
        }

        return (Finish(said, from, to, source, plainness, kind), to);
    }

    /// <summary>"Peter: …", "[Peter] …", "GIZ – …", "Peter (by Friday): …", "@peter …": who stands first, and then what.</summary>
    private NamedOwners? Headed(Saying said, int from, int to, Plainness plainness)
    {
        var isOpen = said.IsMark(from, "[") || said.IsMark(from, "(");
        var start = isOpen ? from + 1 : from;
        if (names.Leading(said, start) is not { } owners || owners.Next >= to)
        {
            return null;
        }

        var next = owners.Next;
        if (isOpen)
        {
            if (said.Tokens[next].Text is not ("]" or ")"))
            {
                return null;
            }

            next++;
            next += said.IsMark(next, ":") || (next < to && said.Tokens[next].Kind == TokenKind.Dash) ? 1 : 0;
            return next < to && (owners.Firmness == Firmness.Firm || IsAsk(said, next)) ? owners with { Next = next } : null;
        }

        var isHandle = said.IsMark(start, "@");
        var isDash = said.Tokens[next].Kind == TokenKind.Dash && (said.Tokens[next].At > said.Tokens[next - 1].End || (next + 1 < said.Count && said.Tokens[next + 1].At > said.Tokens[next].End));
        var isArrow = isDash && said.IsMark(next + 1, ">");
        if (said.IsMark(next, ":") || isDash)
        {
            next += isArrow ? 2 : 1;

            // "Canvas – Travis": the name comes last.
            return next < to && (!isDash || names.All(said, next, to) is null) && (owners.Firmness == Firmness.Firm || IsAsk(said, next) || plainness == Plainness.Marked) ? owners with { Next = next } : null;
        }

        return isHandle && said.IsWord(next) && said.Tokens[next].Text is not ("to" or "will" or "shall" or "is" or "should" or "and" or "agreed" or "has") && !Verbal.IsFuture(said, next) ? owners : null;
    }

    /// <summary>Whether a line begins with a word that tells what to do.</summary>
    public bool StartsAsAction(Saying said) => said.IsWord(0) && (MinutesWords.Verbs.Contains(said.Tokens[0].Text) || Verbal.IsKiswahiliInfinitive(said.Tokens[0].Text) || verbal.IsInfinitive(said.Tokens[0].Text));

    /// <summary>Whether a line begins with who is to do what follows.</summary>
    /// <param name="isAsked">Whether what follows need not begin with what to do.</param>
    public bool IsHeaded(Saying said, bool isAsked) => Headed(said, 0, said.Count, Plainness.Listed) is { } headed && (isAsked || IsAsk(said, headed.Next));

    /// <summary>The same in running text, where "Peter: Send it" may be what Peter said.</summary>
    public bool IsHeadedPlainly(Saying said) => Headed(said, 0, said.Count, Plainness.Listed) is { } headed && IsAsk(said, headed.Next) && !(said.IsMark(headed.Next - 1, ":") && said.IsCapital(headed.Next));

    /// <summary>Whether what follows a name and a colon is what somebody said, and not what they are to do.</summary>
    public bool IsSpoken(Saying said, int from) => !IsAsk(said, from) && !said.IsMark(from, "@") && statements.Read(said, from, isAsked: false) is null;

    /// <summary>Whether a word tells somebody to do something.</summary>
    private bool IsAsk(Saying said, int at) => said.IsWord(at) && (said.Tokens[at].Text == "please" || MinutesWords.Verbs.Contains(said.Tokens[at].Text) || said.Tokens[at].Text == "to" || Verbal.IsKiswahiliInfinitive(said.Tokens[at].Text) || verbal.IsInfinitive(said.Tokens[at].Text));

    private static bool MayBeVerb(string word) => MinutesWords.Verbs.Contains(word) || word.Length > 2 && !word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("ing", StringComparison.Ordinal) && !word.EndsWith("ly", StringComparison.Ordinal) && !word.EndsWith("tion", StringComparison.Ordinal);

    private DraftAction Finish(Saying said, int from, int to, string source, Plainness plainness, ProposalKind kind, bool hasOwner = false)
    {
        var end = endings.Read(said, from, to, isAsked: true);
        var draft = Make(said, from, Math.Max(end.To, Math.Min(from + 1, to)), source, plainness, kind);
        draft.Add(end.Names);
        draft.Due = end.Due;
        if (draft.Due is null && dues.Of(said.Slice(from, to)) is { } due)
        {
            draft.Due = due.Day;
        }

        // "Create the form in the shared folder. SC to write." names who in a sentence of its own.
        for (var at = from + 1; draft.Owners.Count == 0 && !hasOwner && at + 1 < to; at++)
        {
            if (said.IsMark(at, ".") && said.IsCapital(at + 1) && statements.Read(said, at + 1, isAsked: true) is { Kind: ProposalKind.Action } later)
            {
                draft.Add(later.Owners);
            }
        }

        return draft;
    }

    /// <summary>Without the address at which a tracker has kept it.</summary>
    private static string Untracked(string text) => text.IndexOf("[recorded in", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? text[..at] : text;

    private static DraftAction Make(Saying said, int from, int to, string source, Plainness plainness, ProposalKind kind) =>
        new() { Text = Untracked(said.Slice(from, to)).Trim(' ', '\'', '’', '-', '–', '—', ',', ';', ':', '.', '('), Source = source, Plainness = plainness, Kind = kind };
}
