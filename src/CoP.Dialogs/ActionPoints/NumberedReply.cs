using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.ActionPoints;

internal enum SaidOfAction
{
    Done,
    Snooze,
    Blocked,
    Accept,
    Decline,
    Progress,

    /// <summary>Of a number in the list of a group, as all that follow: whoever does it is asked how far it is.</summary>
    Chase,
    Extend,
    Close,
    Reassign,
}

/// <summary>What somebody said of one of their numbers.</summary>
/// <param name="Number">0 for all.</param>
/// <param name="Days">For how long it shall rest, or how much longer it takes.</param>
/// <param name="Words">What they added.</param>
internal sealed record NumberedWord(int Number, SaidOfAction What, int Days, string Words);

/// <summary>
/// Reads "1 done, 3 snooze 2w, 4 blocked no data" in every language that the bot speaks, mixed as people mix them. What does not begin with a number and one of the
/// words is not read at all; a comma inside a reason stays in it, unless a number and one of the words follow.
/// </summary>
internal sealed partial class NumberedReply
{
    private const int Week = 7;

    private readonly FrozenDictionary<string, SaidOfAction> _verbs;
    private readonly FrozenDictionary<string, int> _units;
    private readonly FrozenSet<string> _all;
    private readonly FrozenSet<string> _and;
    private readonly FrozenSet<string> _fillers;

    /// <param name="words">All words that mean something, by key and language: see <c>actions.said.*</c>.</param>
    public NumberedReply(ILocalizer words)
    {
        _verbs = Enum.GetValues<SaidOfAction>().SelectMany(what => Of(words, $"actions.said.{what}").Select(word => (word, what)))
            .DistinctBy(static pair => pair.word).ToFrozenDictionary(static pair => pair.word, static pair => pair.what, StringComparer.Ordinal);
        _units = Of(words, "actions.said.days").Select(static word => (word, Days: 1)).Concat(Of(words, "actions.said.weeks").Select(static word => (word, Days: Week)))
            .DistinctBy(static pair => pair.word).ToFrozenDictionary(static pair => pair.word, static pair => pair.Days, StringComparer.Ordinal);
        (_all, _and, _fillers) = ([.. Of(words, "actions.said.all")], [.. Of(words, "actions.said.and")], [.. Of(words, "actions.said.is")]);
    }

    /// <summary>Nothing when it is something else.</summary>
    public IReadOnlyList<NumberedWord> Read(string said)
    {
        var tokens = Tokens().Matches(said).Select(token => new Token(token.Value, TextNormalizer.Normalize(token.Value), token.Index)).ToList();
        List<NumberedWord> read = [];
        for (var at = Begin(tokens, 0); at is { } begin;)
        {
            var next = NextBegin(tokens, begin);
            var from = begin.After < tokens.Count ? tokens[begin.After].At : said.Length;
            var words = said[from..(next is null ? said.Length : tokens[next.At].At)].Trim(' ', ',', ';', '.', ':', '-', '–', '\n', '\r', '\t');
            var days = IsTimed(begin.What) ? Days(tokens[begin.After..(next?.At ?? tokens.Count)]) : 0;
            read.AddRange(begin.Numbers.Select(number => new NumberedWord(number, begin.What, days, IsTimed(begin.What) ? "" : Unjoined(words))));
            at = next;
        }

        return read;
    }

    /// <summary>Numbers and one of the words, from a place on.</summary>
    private Segment? Begin(List<Token> tokens, int at)
    {
        var (numbers, place) = (ImmutableArray.CreateBuilder<int>(), at);
        while (place < tokens.Count && numbers.Count < 100)
        {
            var token = tokens[place];
            if (token.Number is { } number && number is > 0 and < 1000 && !numbers.Contains(0))
            {
                AddUpTo(numbers, number, isRange: place > at + 1 && tokens[place - 1].Plain is "-" or "–");
            }
            else if (_all.Contains(token.Plain) && numbers.Count == 0)
            {
                numbers.Add(0);
            }
            else if (numbers.Count > 0 && _verbs.TryGetValue(token.Plain, out var what))
            {
                return new Segment(at, place + 1, what, numbers.ToImmutable());
            }
            else if (numbers.Count == 0 ? token.Plain != "#" : !(token.IsPunctuation || _and.Contains(token.Plain) || _fillers.Contains(token.Plain)))
            {
                return null;
            }

            place++;
        }

        return null;
    }

    private static bool IsTimed(SaidOfAction what) => what is SaidOfAction.Snooze or SaidOfAction.Extend;

    private static void AddUpTo(ImmutableArray<int>.Builder numbers, int number, bool isRange)
    {
        for (var between = numbers.LastOrDefault() + 1; isRange && numbers.Count is > 0 and < 100 && between < number; between++)
        {
            numbers.Add(between);
        }

        numbers.Add(number);
    }

    /// <summary>Where the next one begins: at once, behind a comma or an "and", or anywhere where nothing can follow but a length of time.</summary>
    private Segment? NextBegin(List<Token> tokens, Segment current)
    {
        for (var at = current.After; at < tokens.Count; at++)
        {
            var isApart = at == current.After || tokens[at - 1].IsPunctuation || _and.Contains(tokens[at - 1].Plain) || IsTimed(current.What);
            if (isApart && Begin(tokens, at) is { } next && !IsLength(tokens, at, next))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>"wiki 2, 3 tayari": the two is how many weeks; in "week 2 done" it is not.</summary>
    private bool IsLength(List<Token> tokens, int at, Segment next) => _units.ContainsKey(tokens[at - 1].Plain) && next.After - at > 2;

    /// <summary>"2w", "2 weeks", "wiki 2"; a week where nothing is said.</summary>
    private int Days(List<Token> said)
    {
        var (number, unit) = (said.Select(static token => token.Number).FirstOrDefault(static number => number is not null), said.Select(token => _units.GetValueOrDefault(token.Plain)).FirstOrDefault(static days => days > 0));
        return (number, unit) is (null, 0) ? Week : Math.Min(number ?? 1, 1000) * Math.Max(unit, 1);
    }

    /// <summary>Without the "and" that leads over to the next.</summary>
    private string Unjoined(string words)
    {
        var end = words.LastIndexOf(' ');
        return _and.Contains(TextNormalizer.Normalize(words)) ? "" : end > 0 && _and.Contains(TextNormalizer.Normalize(words[(end + 1)..])) ? words[..end].TrimEnd(' ', ',', ';') : words;
    }

    private static IEnumerable<string> Of(ILocalizer words, string key) => Languages.All
        .SelectMany(language => words.All(language)[key].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(TextNormalizer.Normalize);

    private sealed record Segment(int At, int After, SaidOfAction What, ImmutableArray<int> Numbers);

    private sealed record Token(string Text, string Plain, int At)
    {
        public int? Number => int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        public bool IsPunctuation => !Text.Any(char.IsLetterOrDigit);
    }

    [GeneratedRegex(@"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
