using Microsoft.Data.Sqlite;

namespace CoP.Search;

/// <summary>How much of what somebody said an entry says: unlike a score, it means the same in every search.</summary>
internal sealed class Certainty
{
    /// <summary>What stands in the text and not in the title may be said in passing.</summary>
    private const double InBody = 0.5;

    /// <summary>A word that nobody has written tells less than one that others have: it may be one of those that every question has.</summary>
    private const double Unknown = 0.5;

    private readonly SqliteConnection _connection;
    private readonly List<Said> _said;

    public Certainty(SqliteConnection connection, Vocabulary vocabulary, Glossary glossary, string title)
    {
        _connection = connection;
        var words = Words.Of(title).Distinct(StringComparer.Ordinal).ToList();
        var others = glossary.Expand(words).ToList();
        var all = SearchFile.Number(connection, "SELECT coalesce(max(id), 0) FROM entries");
        _said = [.. words.Select(word => Make(connection, vocabulary, word, all, [.. others.Where(other => other.Said.Contains(word, StringComparer.Ordinal)).Select(static other => other.Word)]))];
    }

    /// <summary>0 to 1; 0 for what is not there.</summary>
    public double Of(string key)
    {
        var (title, body) = Read(key);
        var whole = _said.Sum(static said => said.Weight);
        return whole <= 0 ? 0 : _said.Sum(said => said.Weight * (said.IsIn(title) ? 1 : said.IsIn(body) ? InBody : 0)) / whole;
    }

    private static Said Make(SqliteConnection connection, Vocabulary vocabulary, string word, long all, IReadOnlyList<string> others)
    {
        var count = vocabulary.Count(connection, word);
        string[] near = count > 0 ? [] : [.. vocabulary.Near(connection, word)];
        var most = near.Length > 0 ? near.Max(one => vocabulary.Count(connection, one)) : count;
        var weight = Math.Log((all + 1.0) / (Math.Max(most, 1) + 0.5));
        return new Said([word, .. near, .. others], most > 0 ? weight : Unknown * weight);
    }

    private (HashSet<string> Title, HashSet<string> Body) Read(string key)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT title, body FROM entries WHERE key = $1";
        command.Parameters.AddWithValue("$1", key);
        using var row = command.ExecuteReader();
        return !row.Read() ? ([], []) : (Words.Of(row.GetString(0)).ToHashSet(StringComparer.Ordinal), Words.Of(row.GetString(1)).ToHashSet(StringComparer.Ordinal));
    }

    /// <param name="Ways">The word as it was said, as it may have been meant, and in other languages.</param>
    /// <param name="Weight">The rarer, the more.</param>
    private sealed record Said(IReadOnlyList<string> Ways, double Weight)
    {
        public bool IsIn(HashSet<string> words) => Ways.Any(words.Contains);
    }
}
