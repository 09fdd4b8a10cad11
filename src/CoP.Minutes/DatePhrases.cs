using CoP.Minutes.Dates;

namespace CoP.Minutes;

/// <summary>
/// Finds what people say of days, in English, Kiswahili, French and Spanish: "by end of October", "wiki ijayo", "d'ici fin mars", "a mediados de mayo". What each way of saying it means is
/// written down in docs/decisions/0047.
/// </summary>
public static class DatePhrases
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>The phrase that says until when: the first that is introduced as a limit, or else the first.</summary>
    /// <param name="language">Its code (en, sw, fr, es), or null where nobody knows.</param>
    /// <param name="today">The day on which it is said, where it is said.</param>
    public static DatePhrase? Find(string text, string? language, DateOnly today) => Best(FindAll(text, language, today));

    /// <summary>All that do not overlap, in the order of the text.</summary>
    /// <inheritdoc cref="Find"/>
    public static IReadOnlyList<DatePhrase> FindAll(string text, string? language, DateOnly today)
    {
        var tokens = DateTokens.Of(text);
        var day = today < Earliest ? Earliest : today > Latest ? Latest : today;
        if (Spoken(language ?? SaidLanguage.Of(tokens)).Select(vocabulary => Read(tokens, vocabulary, day)).FirstOrDefault(static found => found.Count > 0) is { } own)
        {
            return own;
        }

        return DateVocabulary.Of((language ?? "").Split('-')[0].ToLowerInvariant()) is not null ? [] : DateVocabulary.All.Select(vocabulary => Read(tokens, vocabulary, day)).MaxBy(static found => found.Sum(static phrase => phrase.Length))!;
    }

    internal static DatePhrase? Best(IReadOnlyList<DatePhrase> found) => found.FirstOrDefault(static phrase => phrase.IsDeadline) ?? (found.Count > 0 ? found[0] : null);

    /// <summary>The words of a language, then those of English, in which dates are said everywhere in Kenya, or else of Kiswahili.</summary>
    private static IEnumerable<DateVocabulary> Spoken(string? language)
    {
        var own = DateVocabulary.Of((language ?? "").Split('-')[0].ToLowerInvariant());
        return own is null ? [] : [own, DateVocabulary.Of(own.Language == "en" ? "sw" : "en")!];
    }

    private static List<DatePhrase> Read(List<DateToken> tokens, DateVocabulary vocabulary, DateOnly today)
    {
        var source = new DateSource(tokens, vocabulary);
        var grammar = new DateGrammar(source, today);
        List<DatePhrase> found = [];
        for (var at = 0; at < tokens.Count;)
        {
            // "Por la mañana": the words after it say nothing either.
            if (source.At(at).FirstOrDefault() is { Word.Kind: DateKind.None, Next: var next })
            {
                at = next;
            }
            else if (grammar.Phrase(at) is { } phrase)
            {
                found.Add(phrase);
                at++;
                while (at < tokens.Count && tokens[at].At < phrase.At + phrase.Length)
                {
                    at++;
                }
            }
            else
            {
                at++;
            }
        }

        return found;
    }
}
