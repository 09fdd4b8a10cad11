namespace CoP.Community.Search;

/// <summary>Which of our languages a text is in, by its small words.</summary>
public static class LanguageGuess
{
    private static readonly (string Language, HashSet<string> Words)[] SmallWords =
    [
        (Languages.English, Set("the of and to in for is on with by that are from this was be as at or which their has have not it")),
        (Languages.Kiswahili, Set("ya wa na kwa ni za la katika kuwa cha kama hii vya au watu hiyo yao yake pia ili huduma kutoka hayo hao bila kila zaidi")),
        (Languages.French, Set("le la les de des et du en une un est pour dans que qui sur par au aux avec ce cette sont pas plus il")),
        (Languages.Spanish, Set("el la los las de del y en que un una por con para es se su al lo como mas son entre sobre este esta")),
    ];

    /// <summary>Null when nothing tells, or two are as likely.</summary>
    public static string? Of(string text)
    {
        var words = TextNormalizer.Normalize(text).Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '(', ')', '\'', '"', '-'], StringSplitOptions.RemoveEmptyEntries);
        var counts = SmallWords.Select(one => (one.Language, Count: words.Count(one.Words.Contains))).OrderByDescending(static one => one.Count).ToList();
        return counts[0].Count > 0 && counts[0].Count > counts[1].Count ? counts[0].Language : null;
    }

    private static HashSet<string> Set(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);
}
