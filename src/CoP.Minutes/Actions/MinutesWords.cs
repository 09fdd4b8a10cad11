using System.Collections.Frozen;
using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>What words of minutes can be; the file of words names them in lower case.</summary>
internal enum WordKind
{
    Actions,
    LooseActions,
    Decisions,
    Recommendations,
    Other,
    Marker,
    OwnerLabel,

    /// <summary>Says who only beside other signs of an action: "Who: all members" stands in invitations as well.</summary>
    WeakOwnerLabel,
    DueLabel,
    StatusLabel,
    ActionLabel,
    RecommendLabel,
    Helper,
    ContributorLabel,
    Agreed,
    Recommend,
    Advise,
    Commit,
    Tasked,
    Must,
    Future,
    By,
    Role,
    Body,
    Everyone,
    Nobody,
    Title,
    Done,
    NoName,

    /// <summary>Begins a sentence, and never what somebody is called.</summary>
    NotFirst,

    /// <summary>Says which of several roles or bodies, after their name: "comité technique", "wanachama wote".</summary>
    Quality,
    Doubt,
    Negation,
    Joint,
    Article,
}

/// <summary>The words of minutes, in all four languages together.</summary>
internal static class MinutesWords
{
    private static readonly FrozenDictionary<WordKind, FrozenDictionary<string, string[][]>> Phrases = Read();

    /// <summary>What English minutes ask people to do.</summary>
    public static FrozenSet<string> Verbs { get; } = Lines("actions/verbs").SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(static verb => verb.Replace("-", "", StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>The token after the longest words of a kind that stand at a place; null where none do.</summary>
    public static int? After(IReadOnlyList<DateToken> tokens, int at, WordKind kind)
    {
        if (at < 0 || at >= tokens.Count || tokens[at].Kind != TokenKind.Word || !Phrases[kind].TryGetValue(tokens[at].Text, out var phrases))
        {
            return null;
        }

        foreach (var words in phrases)
        {
            if (Match(tokens, at, words) is { } next)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Whether all of a part of the tokens is one phrase of a kind.</summary>
    public static bool Is(IReadOnlyList<DateToken> tokens, int from, int to, WordKind kind) => After(tokens, from, kind) == to;

    /// <summary>Whether a part of the tokens ends with a phrase of a kind.</summary>
    public static bool Ends(IReadOnlyList<DateToken> tokens, int from, int to, WordKind kind)
    {
        for (var at = to - 1; at >= from && at >= to - 3; at--)
        {
            if (After(tokens, at, kind) == to)
            {
                return true;
            }
        }

        return false;
    }

    public static bool Has(string word, WordKind kind) => Phrases[kind].TryGetValue(word, out var phrases) && phrases.Any(static words => words.Length == 1);

    private static int? Match(IReadOnlyList<DateToken> tokens, int at, string[] words)
    {
        for (var number = 0; number < words.Length; number++)
        {
            while (number > 0 && at < tokens.Count && (tokens[at].Kind == TokenKind.Dash || tokens[at].Text is "'" or "." or "/"))
            {
                at++;
            }

            if (at >= tokens.Count || tokens[at].Text != words[number])
            {
                return null;
            }

            at++;
        }

        return at;
    }

    private static FrozenDictionary<WordKind, FrozenDictionary<string, string[][]>> Read()
    {
        var phrases = Enum.GetValues<WordKind>().ToDictionary(static kind => kind, static _ => new List<string[]>());
        foreach (var line in Lines("actions/words"))
        {
            var parts = line.Split('=', 2);
            phrases[Enum.Parse<WordKind>(parts[0].Trim(), ignoreCase: true)].AddRange(parts[1].Split(',').Select(Words).Where(static words => words.Length > 0));
        }

        return phrases.ToFrozenDictionary(static kind => kind.Key, static kind => kind.Value.GroupBy(static words => words[0]).ToFrozenDictionary(
            static same => same.Key, static same => same.OrderByDescending(static words => words.Length).ToArray()));
    }

    private static string[] Words(string phrase) => [.. DateTokens.Of(phrase).Where(static token => token.Kind == TokenKind.Word).Select(static token => token.Text)];

    private static IEnumerable<string> Lines(string name)
    {
        using var lines = new StreamReader(typeof(MinutesWords).Assembly.GetManifestResourceStream(name)!);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
