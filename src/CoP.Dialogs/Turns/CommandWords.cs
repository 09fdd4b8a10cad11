using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Takes typed words for commands: <c>/name argument</c> in any language, and the plain words of <c>command.{name}</c>
/// (separated by commas) when they are all that was said, or are followed by an argument, for the few that take one.
/// </summary>
public sealed class CommandWords(FeatureCatalog catalog, ILocalizer words)
{
    private const string Prefix = "command.";

    private readonly Dictionary<string, Dictionary<string, string>> _byLanguage =
        Languages.All.ToDictionary(static language => language, language => Named(words.All(language)), StringComparer.Ordinal);

    private readonly Greetings _greetings = new(words);

    private readonly Dictionary<string, string> _names = Named(Languages.All.SelectMany(words.All));

    private static Dictionary<string, string> Named(IEnumerable<KeyValuePair<string, string>> texts) => texts
        .Where(static entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .SelectMany(static entry => entry.Value.Split(',').Select(word => (Word: TextNormalizer.Normalize(word.Trim()), Name: entry.Key[Prefix.Length..])))
        .DistinctBy(static pair => pair.Word)
        .ToDictionary(static pair => pair.Word, static pair => pair.Name, StringComparer.Ordinal);

    /// <summary>The action's name and its argument, or null when these are not a command.</summary>
    public (string Name, string Argument)? Read(string said)
    {
        var text = VisibleText.Trim(said);
        return text.StartsWith('/') ? Slash(text[1..]) : Plain(text);
    }

    /// <summary>The action's name when these words are nothing but one of its words, in English or this language.</summary>
    public string? ReadAlone(string said, string language) => new[] { language, Languages.English }
        .Select(code => _byLanguage[code].GetValueOrDefault(Bare(said)))
        .FirstOrDefault(static name => name is not null);

    private static string Bare(string said) => TextNormalizer.Normalize(VisibleText.Trim(said).Trim('!', '.', '?', '¡', '¿', ' '));

    private (string Name, string Argument) Slash(string text)
    {
        var (word, rest) = Cut(text);
        var name = TextNormalizer.Normalize(word);
        return (_names.GetValueOrDefault(name, name), rest);
    }

    private (string Name, string Argument)? Plain(string text)
    {
        if (_names.TryGetValue(Bare(text), out var name))
        {
            return (name, "");
        }

        if (_greetings.IsOne(text))
        {
            return ("hello", "");
        }

        var (word, rest) = Cut(text);
        return rest.Length > 0 && _names.TryGetValue(TextNormalizer.Normalize(word), out var first) && catalog.Action(first)?.TakesArgument == true ? (first, rest) : null;
    }

    private static (string Word, string Remainder) Cut(string text) =>
        text.IndexOfAny([' ', '\n', '\t', '\u00A0']) is var at and >= 0 ? (text[..at], text[(at + 1)..].Trim()) : (text, "");
}
