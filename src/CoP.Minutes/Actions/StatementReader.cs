using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>Reads from a sentence who is said to do what: somebody first, then the words that give it to them.</summary>
/// <param name="language">The text's: some forms are verbs only in Kiswahili or Spanish.</param>
internal sealed class StatementReader(OwnerNames names, string? language)
{
    /// <summary>Whoever does it is named near the beginning.</summary>
    private const int Furthest = 18;

    /// <summary>What is done with others, who are then to do something in turn.</summary>
    private static readonly HashSet<string> Others = ["ask", "invite", "request", "remind", "encourage", "work", "help", "get", "liaise", "instruct", "nominate", "appoint", "support", "tell", "assist", "engage", "connect", "meet", "coordinate", "approach", "task", "lobby", "advise", "train"];

    /// <param name="isAsked">Whether it stands among actions, or is marked as one: then who does what is enough.</param>
    /// <param name="isAdvice">Whether it stands among recommendations.</param>
    public Statement? Read(Saying said, int from, bool isAsked, bool isAdvice = false)
    {
        var (isAgreed, isRecommended) = (false, false);
        for (var again = true; again;)
        {
            again = false;
            if (MinutesWords.After(said.Tokens, from, WordKind.Recommend) is { } recommended && (recommended - from > 1 || said.IsMark(recommended, ":")))
            {
                (isRecommended, from, again) = (true, Past(said, recommended), true);
            }
            else if (MinutesWords.After(said.Tokens, from, WordKind.Agreed) is { } agreed && (agreed - from > 1 || said.IsMark(agreed, ":") || MinutesWords.After(said.Tokens, agreed, WordKind.Article) is not null))
            {
                (isAgreed, from, again) = (true, Past(said, agreed), true);
            }
        }

        if (!isRecommended && Asked(said, from) is { } asked)
        {
            return asked with { IsAgreed = isAgreed };
        }

        var statement = isRecommended ? Advice(said, from) ?? Subject(said, from, isAgreed, isAsked) : Subject(said, from, isAgreed, isAsked || isAgreed);
        if (statement is null && isAgreed && said.Tokens[Math.Max(0, from - 1)].Text is "que" or "qu" or "'" or "kwamba" or "kuwa" && names.Leading(said, from) is { } agreedOn && agreedOn.Next < said.Count && said.IsWord(agreedOn.Next) && !IsNegated(said, from, agreedOn.Next, agreedOn.Next))
        {
            return new Statement(agreedOn.Names, agreedOn.Firmness, agreedOn.Next, said.Count, Force.Given, ProposalKind.Action) { IsAgreed = true };
        }

        return statement is null ? null : statement with { IsAgreed = isAgreed || isRecommended, Kind = isRecommended || isAdvice || statement.Kind == ProposalKind.Recommendation ? ProposalKind.Recommendation : ProposalKind.Action };
    }

    private static int Past(Saying said, int at)
    {
        while (at < said.Count && said.Tokens[at].Kind is TokenKind.Comma or TokenKind.Dash || said.IsMark(at, ":") || said.IsMark(at, "'"))
        {
            at++;
        }

        return at;
    }

    /// <summary>"The chair asked Peter to circulate the list", "RESOLVED to instruct the Clerk to write".</summary>
    private Statement? Asked(Saying said, int from)
    {
        for (var at = from; at < Math.Min(said.Count - 3, from + 10); at++)
        {
            if (!said.IsWord(at) || said.Tokens[at].Text is not ("asked" or "instructed" or "requested" or "directed" or "tasked" or "mandated" or "instruct" or "authorised" or "authorized" or "appointed" or "nominated" or "delegated") || (at > from && said.Tokens[at - 1].Text is "was" or "were" or "be" or "been" or "is" or "are" or "not" or "had" or "when" or "if"))
            {
                continue;
            }

            for (var to = at + 2; to < Math.Min(said.Count - 1, at + 9); to++)
            {
                if (said.Tokens[to].Text == "to" && IsVerb(said, to + 1, isFree: false) && names.All(said, at + 1, to) is { } owners)
                {
                    return IsNegated(said, from, at, to) ? null : new Statement(owners.Names, owners.Firmness, to + 1, said.Count, Force.Given, ProposalKind.Action) { IsReported = true };
                }
            }

            return null;
        }

        return null;
    }

    /// <summary>After "recommends that" whoever stands first is addressed, whatever follows.</summary>
    private Statement? Advice(Saying said, int from)
    {
        if (Subject(said, from, isAgreed: true, isAsked: true) is { } plain)
        {
            return plain with { Kind = ProposalKind.Recommendation };
        }

        return names.Leading(said, from) is { } owners && owners.Next < said.Count && owners.Next > from
            ? new Statement(owners.Names, owners.Firmness, owners.Next, said.Count, Force.Given, ProposalKind.Recommendation) : null;
    }

    private Statement? Subject(Saying said, int from, bool isAgreed, bool isAsked)
    {
        for (var at = from + 1; at < Math.Min(said.Count, from + Furthest); at++)
        {
            if (Trigger(said, at, isAgreed, isAsked) is not { } trigger)
            {
                continue;
            }

            if (IsNegated(said, from, at, trigger.What))
            {
                return null;
            }

            var (end, contributors) = Helpers(said, from, at);
            if (names.All(said, from, end) is not { } owners)
            {
                // "The meeting to be held in May" and "what Peter will do" give nothing to anybody; but "to" may come too early.
                if (trigger.IsLoose)
                {
                    continue;
                }

                return null;
            }

            if (owners.Firmness == Firmness.Soft && trigger.NeedsVerb && !isAsked && !IsVerb(said, trigger.What, isFree: false))
            {
                return null;
            }

            var next = NextStatement(said, trigger.What, isAgreed, isAsked);
            return new Statement(owners.Names, owners.Firmness, trigger.What, next, trigger.Force, trigger.Kind) { Contributors = contributors, IsReported = trigger.IsReported };
        }

        return null;
    }

    /// <summary>Another owner and another "to" in the same sentence: "Bob to write and Jane to print".</summary>
    private int NextStatement(Saying said, int from, bool isAgreed, bool isAsked)
    {
        // "TBI to ask Bob and Jane to come": they are asked, and give nothing themselves.
        var isWithOthers = said.IsWord(from) && Others.Contains(said.Tokens[from].Text);

        for (var at = from + 1; at < said.Count - 2; at++)
        {
            var isJoint = said.Tokens[at].Kind == TokenKind.Comma || said.IsMark(at, ";") || said.IsMark(at, ".") || (MinutesWords.Has(said.Tokens[at].Text, WordKind.Joint) && said.IsWord(at));
            if (!isJoint || (isWithOthers && !said.IsMark(at, ";") && !said.IsMark(at, ".")))
            {
                continue;
            }

            for (var to = at + 2; to < Math.Min(said.Count, at + 8); to++)
            {
                if (Trigger(said, to, isAgreed, isAsked) is { } trigger && names.All(said, at + 1, to) is { } next && (next.Firmness == Firmness.Firm || (trigger.NeedsVerb && IsVerb(said, trigger.What, isFree: false))))
                {
                    return at;
                }
            }
        }

        return said.Count;
    }

    private sealed record TriggerFound(int What, Force Force, ProposalKind Kind, bool IsLoose = false, bool NeedsVerb = false, bool IsReported = false);

    private TriggerFound? Trigger(Saying said, int at, bool isAgreed, bool isAsked)
    {
        if (!said.IsWord(at) || said.IsMark(at - 1, "@"))
        {
            return null;
        }

        var tokens = said.Tokens;
        if (MinutesWords.After(tokens, at, WordKind.Advise) is { } advised)
        {
            return new TriggerFound(advised, tokens[at].Text is "should" or "ought" or "devrait" or "devraient" or "deberia" or "deberian" or "debiera" or "could" or "might" or "may" ? Force.Opinion : Force.Given, ProposalKind.Recommendation);
        }

        if (MinutesWords.After(tokens, at, WordKind.Commit) is { } committed)
        {
            return IsDecision(said, committed) ? null : new TriggerFound(committed, Force.Given, ProposalKind.Action, IsReported: true);
        }

        if (MinutesWords.After(tokens, at, WordKind.Tasked) is { } tasked && (isAsked || tokens[at].Text is not ("va" or "vont" or "van") || (said.IsWord(tasked) && Verbal.HasInfinitiveEnding(tokens[tasked].Text))))
        {
            return new TriggerFound(tasked, Force.Given, ProposalKind.Action, IsReported: true);
        }

        if (MinutesWords.After(tokens, at, WordKind.Must) is { } must)
        {
            return new TriggerFound(must, isAsked ? Force.Given : Force.Opinion, ProposalKind.Action, NeedsVerb: true);
        }

        if (MinutesWords.After(tokens, at, WordKind.Future) is { } future && (isAgreed || tokens[at].Text != "would"))
        {
            return new TriggerFound(Adverbs(said, future), isAgreed ? Force.Given : Force.Future, ProposalKind.Action, NeedsVerb: true);
        }

        if (tokens[at].Text == "to" && (IsVerb(said, Adverbs(said, at + 1), isFree: true) || (isAsked && said.IsWord(at + 1) && tokens[at + 1].Text is "see" or "know" or "say" or "become" or "do" or "have" or "let" or "make" or "put")))
        {
            return new TriggerFound(Adverbs(said, at + 1), Force.Given, ProposalKind.Action, IsLoose: true, NeedsVerb: true);
        }

        // "A presentar": as minutes in Spanish write what is to be done.
        if ((isAsked || language == "es") && tokens[at].Text == "a" && IsInfinitive(said, at + 1))
        {
            return new TriggerFound(at + 1, Force.Given, ProposalKind.Action);
        }

        if (Verbal.IsFuture(said, at))
        {
            return new TriggerFound(at, isAgreed ? Force.Given : Force.Future, ProposalKind.Action, IsLoose: true);
        }

        // "Wajumbe wote wapitie": what comes before has to be in Kiswahili, too.
        if (language == "sw" && !said.IsCapital(at) && Verbal.IsKiswahiliRequest(tokens[at].Text) && (isAsked || said.IsCapital(at - 1) || isAgreed || MinutesWords.Has(tokens[at - 1].Text, WordKind.Quality) || MinutesWords.Has(tokens[at - 1].Text, WordKind.Role) || (at > 1 && tokens[at - 2].Text is "ya" or "wa" or "la" or "cha" or "za")))
        {
            return new TriggerFound(at, Force.Given, ProposalKind.Action, IsLoose: true);
        }

        return Verbal.IsKiswahiliInfinitive(tokens[at].Text) ? new TriggerFound(at, Force.Given, ProposalKind.Action, IsLoose: true) : null;
    }

    /// <summary>A meeting agrees to approve; that is done as soon as it is said.</summary>
    private static bool IsDecision(Saying said, int at) =>
        said.IsWord(at) && said.Tokens[at].Text is "approve" or "adopt" or "note" or "accept" or "defer" or "adjourn" or "support" or "endorse" or "waive" or "close" or "reject" or "keep" or "continue" or "disagree" or "be" or "go" or "proceed" or "ratify" or "grant" or "receive";

    private static int Adverbs(Saying said, int at)
    {
        while (said.IsWord(at) && (said.Tokens[at].Text.EndsWith("ly", StringComparison.Ordinal) && said.Tokens[at].Text is not ("apply" or "reply" or "supply" or "rely" or "multiply" or "comply") || said.Tokens[at].Text is "also" or "then" or "please" or "each" or "both" or "therefore" or "now"))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a word asks for something to be done; one that is not known may, if it is no small word.</summary>
    private static bool IsVerb(Saying said, int at, bool isFree)
    {
        if (!said.IsWord(at))
        {
            return false;
        }

        var word = said.Tokens[at].Text;
        return MinutesWords.Verbs.Contains(word) || said.Raw(at) == "PR" || (isFree && !said.IsCapital(at) && word.Length > 2 && !MinutesWords.Has(word, WordKind.NoName) && !MinutesWords.Has(word, WordKind.Article) && word is not ("be" or "me" or "us" or "him" or "them" or "you" or "date" or "say" or "know" or "become"))
            || (said.Tokens[at].Length > 1 && word is "co" or "re" or "pre" or "cross" or "follow" or "double" && at + 1 < said.Count && said.Tokens[at + 1].Kind == TokenKind.Dash);
    }

    private static bool IsInfinitive(Saying said, int at) => said.IsWord(at) && said.Tokens[at].Text is { Length: > 3 } word && (word.EndsWith("ar", StringComparison.Ordinal) || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ir", StringComparison.Ordinal));

    private static bool IsNegated(Saying said, int from, int at, int what)
    {
        for (var word = Math.Max(from, at - 2); word <= Math.Min(what + 1, said.Count - 1); word++)
        {
            if (said.IsWord(word) && MinutesWords.Has(said.Tokens[word].Text, WordKind.Negation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"FAO, with support from WFP, to …": who helps, and where who does it ends.</summary>
    private (int End, IReadOnlyList<string> Contributors) Helpers(Saying said, int from, int to)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (MinutesWords.After(said.Tokens, at, WordKind.Helper) is { } next && names.All(said, next, to) is { } helpers)
            {
                return (at, helpers.Names);
            }
        }

        return (to, []);
    }
}
