namespace CoP.Search;

/// <summary>Words of the field that mean the same, across languages: what one says finds what another wrote.</summary>
public sealed class Glossary
{
    private const int LongestTerm = 5;
    private static readonly string Own = new StreamReader(typeof(Glossary).Assembly.GetManifestResourceStream("glossary.txt")!).ReadToEnd();
    private readonly Dictionary<string, List<string[]>> _others = new(StringComparer.Ordinal);

    private Glossary()
    {
    }

    /// <summary>These lines and those that come with the program.</summary>
    public static Glossary FieldAnd(string lines) => Parse($"{Own}\n{lines}");

    /// <summary>The terms of social protection in English, Kiswahili, French and Spanish that come with the program.</summary>
    public static Glossary Field { get; } = Parse(Own);

    public static Glossary None { get; } = new();

    /// <param name="text">A line for each meaning, its terms between equals signs; a line that begins with a number sign says nothing.</param>
    public static Glossary Parse(string text)
    {
        var glossary = new Glossary();
        foreach (var line in text.Split('\n').Where(static line => line.Trim() is { Length: > 0 } said && said[0] != '#'))
        {
            var terms = line.Split('=').Select(static term => Words.Of(term).ToArray()).Where(static term => term.Length is > 0 and <= LongestTerm).ToList();
            foreach (var term in terms)
            {
                var key = string.Join(' ', term);
                glossary._others[key] = [.. glossary._others.GetValueOrDefault(key, []), .. terms.Where(other => other != term)];
            }
        }

        return glossary;
    }

    /// <summary>The words of other terms for what some words say, longest terms first, and which words those were.</summary>
    internal IEnumerable<(string Word, IReadOnlyList<string> Said)> Expand(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            for (var length = Math.Min(LongestTerm, words.Count - at); length > 0; length--)
            {
                List<string> said = [.. words.Skip(at).Take(length)];
                if (_others.TryGetValue(string.Join(' ', said), out var others))
                {
                    foreach (var word in others.SelectMany(static other => other))
                    {
                        yield return (word, said);
                    }

                    break;
                }
            }
        }
    }
}
