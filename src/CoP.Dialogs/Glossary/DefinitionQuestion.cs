using CoP.Community;
using CoP.Community.Glossary;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Glossary;

/// <summary>"What is OPCT?", in any language and whoever asks: a look into the glossary, when the words asked about stand there; else words like others.</summary>
internal sealed class DefinitionQuestion(GlossaryLookup lookup, DefinitionPhrases phrases) : ICommandReading
{
    private const int Longest = 120;

    public async Task<(string Name, string Argument)?> ReadAsync(string said, CancellationToken cancel)
    {
        if (said.Length > Longest)
        {
            return null;
        }

        foreach (var asked in phrases.AskedAbout(Plain(said)).Distinct())
        {
            if (await lookup.FindAsync(asked, cancel) is not null)
            {
                return (GlossaryPages.Verb, asked);
            }
        }

        return null;
    }

    private static string Plain(string said) =>
        string.Join(' ', TextNormalizer.NormalizeWhole(VisibleText.Trim(said)).Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>How people ask for a meaning, in all languages; made once of all words.</summary>
internal sealed class DefinitionPhrases(ILocalizer words)
{
    private const char Gap = '…';
    private static readonly char[] Edges = [' ', '"', '\'', '“', '”', '«', '»', '.', ',', ':', '?', '!', '¿', '¡'];

    private readonly (string Before, string After)[] _patterns =
        [.. Phrases(words, "glossary.asks").Select(static pattern => pattern.Split(Gap)).Select(static parts => (parts[0], parts[1]))];

    private readonly string[] _articles = [.. Phrases(words, "glossary.articles").Select(static article => article.EndsWith('\'') ? article : $"{article} ")];

    /// <summary>What stands in the gap of each pattern that fits, with its article and without.</summary>
    /// <param name="text">Normalized.</param>
    public IEnumerable<string> AskedAbout(string text) =>
        from pattern in _patterns
        where text.Length > pattern.Before.Length + pattern.After.Length
            && text.StartsWith(pattern.Before, StringComparison.Ordinal) && text.EndsWith(pattern.After, StringComparison.Ordinal)
        let asked = text[pattern.Before.Length..^pattern.After.Length].Trim(Edges)
        from bare in new[] { asked, WithoutArticle(asked) }
        where bare.Length > 0
        select bare;

    private string WithoutArticle(string asked) =>
        Array.Find(_articles, article => asked.StartsWith(article, StringComparison.Ordinal)) is { } found ? asked[found.Length..].Trim(Edges) : asked;

    private static IEnumerable<string> Phrases(ILocalizer words, string key) =>
        Languages.All.SelectMany(language => words.All(language)[key].Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(static phrase => TextNormalizer.Normalize(phrase.Trim()));
}
