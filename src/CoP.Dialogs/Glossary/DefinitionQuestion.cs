using CoP.Community;
using CoP.Community.Glossary;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Glossary;

/// <summary>"What is OPCT?", in any language and whoever asks: a look into the glossary, when the words asked about stand there; else words like others.</summary>
internal sealed class DefinitionQuestion(GlossaryLookup lookup, ILocalizer words) : ICommandReading
{
    private const char Gap = '…';
    private const int Longest = 120;
    private static readonly char[] Edges = [' ', '"', '\'', '“', '”', '«', '»', '.', ',', ':', '?', '!', '¿', '¡'];

    public async Task<(string Name, string Argument)?> ReadAsync(string said, CancellationToken cancel)
    {
        if (said.Length > Longest)
        {
            return null;
        }

        foreach (var asked in AskedAbout(Plain(said)).Distinct())
        {
            if (await lookup.FindAsync(asked, cancel) is not null)
            {
                return (GlossaryPages.Verb, asked);
            }
        }

        return null;
    }

    /// <summary>What stands in the gap of each pattern that fits, with its article and without.</summary>
    private IEnumerable<string> AskedAbout(string text) =>
        from pattern in Phrases("glossary.asks")
        let parts = pattern.Split(Gap)
        where text.Length > parts[0].Length + parts[1].Length && text.StartsWith(parts[0], StringComparison.Ordinal) && text.EndsWith(parts[1], StringComparison.Ordinal)
        let asked = text[parts[0].Length..^parts[1].Length].Trim(Edges)
        from bare in new[] { asked, WithoutArticle(asked) }
        where bare.Length > 0
        select bare;

    private string WithoutArticle(string asked) =>
        Phrases("glossary.articles").Select(static article => article.EndsWith('\'') ? article : $"{article} ")
            .FirstOrDefault(article => asked.StartsWith(article, StringComparison.Ordinal)) is { } found ? asked[found.Length..].Trim(Edges) : asked;

    private IEnumerable<string> Phrases(string key) =>
        Languages.All.SelectMany(language => words.All(language)[key].Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(static phrase => TextNormalizer.Normalize(phrase.Trim()));

    private static string Plain(string said) =>
        string.Join(' ', TextNormalizer.NormalizeWhole(VisibleText.Trim(said)).Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
