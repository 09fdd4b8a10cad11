using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>The people and organisations that the community knows: who is meant by a first name, by initials or by an abbreviation.</summary>
internal sealed class KnownNames
{
    private static readonly HashSet<string> Small = ["of", "the", "and", "for", "de", "du", "des", "la", "le", "les", "y", "et", "wa", "ya", "za", "na", "cha", "del", "los", "las"];

    /// <summary>What each can be called, and who is; null where several are called so.</summary>
    private readonly Dictionary<string, string?> _called = new(StringComparer.Ordinal);
    private readonly int _longest;

    public KnownNames(IEnumerable<string> names)
    {
        List<string> known = [.. names.Where(static name => !string.IsNullOrWhiteSpace(name)).Select(static name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var name in known)
        {
            _called[Key(name)] = name;
        }

        foreach (var (name, other) in known.SelectMany(static name => Others(name).Select(other => (name, other))).DistinctBy(static pair => (pair.name, pair.other)))
        {
            _called[other] = !_called.TryGetValue(other, out var same) ? name : same == name || (same is not null && Key(same) == other) ? same : null;
        }

        _longest = _called.Count == 0 ? 0 : _called.Keys.Max(static key => key.Count(static letter => letter == ' ') + 1);
    }

    /// <summary>The most words that a known name has.</summary>
    public int Longest => _longest;

    public bool IsEmpty => _called.Count == 0;

    public string? Find(string said) => _called.GetValueOrDefault(Key(said));

    private static string Key(string name) => string.Join(' ', DateTokens.Of(name).Where(static token => token.Kind is TokenKind.Word or TokenKind.Number).Select(static token => token.Text));

    private static IEnumerable<string> Others(string name)
    {
        var main = name.Split('(')[0];
        foreach (var inside in name.Split('(').Skip(1))
        {
            yield return Key(inside.TrimEnd(')', ' '));
        }

        List<string> words = [.. Key(main).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        List<string> big = [.. words.Where(static word => !Small.Contains(word))];
        yield return string.Join(' ', words);
        if (words.Count > 1)
        {
            yield return string.Concat(big.Select(static word => word[0]));
            yield return string.Concat(words.Select(static word => word[0]));
        }

        // A person has two or three names; the first or the last says who it is, and so does a letter before the last.
        if (big.Count is 2 or 3 && big.Count == words.Count && !words.Exists(static word => MinutesWords.Has(word, WordKind.Body)))
        {
            yield return words[0];
            yield return words[^1];
            yield return $"{words[0][0]} {words[^1]}";
            yield return $"{words[0]} {words[^1][0]}";
            yield return $"{words[0]} {words[^1]}";
            yield return $"{words[0]}{words[^1]}";
            yield return $"{words[0][0]}{words[^1]}";
        }
    }
}
