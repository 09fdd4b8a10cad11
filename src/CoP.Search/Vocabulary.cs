using Microsoft.Data.Sqlite;

namespace CoP.Search;

/// <summary>The words of an index as one connection reads it: in how many entries each is, and which known ones a mistyped one was meant to be.</summary>
internal sealed class Vocabulary
{
    /// <summary>A shorter word has too many neighbours to tell which was meant.</summary>
    private const int ShortestRepaired = 4;

    private const int MostRepairs = 3;
    private const int MostRemembered = 20_000;

    /// <summary>Kept while the index stays the same: counting a frequent word walks over all that have it.</summary>
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    private long _change = -1;

    /// <summary>In how many entries a word is.</summary>
    public long Count(SqliteConnection connection, string word)
    {
        if (_counts.TryGetValue(word, out var known))
        {
            return known;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT doc FROM vocabulary WHERE term = $1";
        command.Parameters.AddWithValue("$1", word);
        var count = command.ExecuteScalar() as long? ?? 0;
        return _counts.Count < MostRemembered ? _counts[word] = count : count;
    }

    /// <summary>Words of the index that are one slip of the finger away, the most frequent first; none for a word that is too short.</summary>
    public IEnumerable<string> Near(SqliteConnection connection, string word)
    {
        if (word.Length < ShortestRepaired)
        {
            return [];
        }

        return Existing(connection, Slips(word).Distinct(StringComparer.Ordinal)).Select(near => (Word: near, Count: Count(connection, near))).Where(static one => one.Count > 0)
            .OrderByDescending(static one => one.Count).ThenBy(static one => one.Word, StringComparer.Ordinal).Take(MostRepairs).Select(static one => one.Word);
    }

    /// <summary>Forgets what was counted before others wrote.</summary>
    public void Follow(SqliteConnection connection)
    {
        var change = SearchFile.Number(connection, "PRAGMA data_version");
        if (_change != change)
        {
            _counts.Clear();
            _change = change;
        }
    }

    /// <summary>Those of some hundred words that are in the index, or were: asked for all at once.</summary>
    private static List<string> Existing(SqliteConnection connection, IEnumerable<string> words)
    {
        using var command = connection.CreateCommand();
        foreach (var (word, at) in words.Select(static (word, at) => (word, at)))
        {
            command.Parameters.AddWithValue($"${at}", word);
        }

        command.CommandText = $"SELECT term FROM terms WHERE term IN ({string.Join(", ", Enumerable.Range(0, command.Parameters.Count).Select(static at => $"${at}"))})";
        List<string> found = [];
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    private static IEnumerable<string> Slips(string word)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        for (var at = 0; at < word.Length; at++)
        {
            yield return word.Remove(at, 1);
            if (at + 1 < word.Length)
            {
                yield return $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";
            }
        }

        foreach (var letter in Letters)
        {
            for (var at = 0; at <= word.Length; at++)
            {
                yield return word.Insert(at, letter.ToString());
                if (at < word.Length)
                {
                    yield return $"{word[..at]}{letter}{word[(at + 1)..]}";
                }
            }
        }
    }
}
