using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CoP.Search;

/// <summary>Looks things up in an index, by what somebody types. For many at once.</summary>
/// <example>
/// <code>
/// using var reader = SearchReader.Open(path, Glossary.Field);
/// var hits = reader.Find("pesa kwa wazee");
/// </code>
/// </example>
public sealed class SearchReader : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly string _path;
    private volatile Glossary _glossary;

    private SearchReader(string path, Glossary glossary) => (_path, _glossary) = (path, glossary);

    /// <param name="path">Of an index that a <see cref="SearchWriter"/> has made.</param>
    public static SearchReader Open(string path, Glossary glossary) => new(path, glossary);

    /// <summary>What words mean from now on.</summary>
    public void Understand(Glossary glossary) => _glossary = glossary;

    /// <summary>What is most alike first.</summary>
    /// <param name="title">The question, or some words; misspelt or unfinished as they may be.</param>
    /// <param name="details">What is said besides.</param>
    /// <param name="depth">How many at most.</param>
    /// <param name="isUnfinished">Whether the last word may go on.</param>
    public IReadOnlyList<SearchHit> Find(string title, string details = "", int depth = 10, bool isUnfinished = true) => Use<IReadOnlyList<SearchHit>>(session =>
    {
        var found = new Ranking(session.Connection, session.Vocabulary, _glossary).Find(title, details, depth, isUnfinished);
        return [.. found.Select(one => new SearchHit(Key(session.Connection, one.Id), one.Score))];
    });

    /// <summary>How much of what was said each of some entries says, 0 to 1, the rare words counting most: unlike a score, it means the same in every search.</summary>
    public IReadOnlyList<double> Certainties(string words, IReadOnlyList<string> keys) => Use<IReadOnlyList<double>>(session =>
    {
        var certainty = new Certainty(session.Connection, session.Vocabulary, _glossary, words);
        return [.. keys.Select(certainty.Of)];
    });

    /// <summary>The part of what an entry says besides its title that has most of some words; empty when it says nothing besides.</summary>
    /// <param name="longest">In characters; a word that is cut is left out.</param>
    public string Passage(string key, string words, int longest) => Use(session =>
    {
        var said = Words.Of(words).SelectMany(word => Meant(session, word)).Concat(_glossary.Expand([.. Words.Of(words)]).Select(static other => other.Word));
        return Passages.Best(Body(session.Connection, key), said.ToHashSet(StringComparer.Ordinal), longest);
    });

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Connection.Dispose();
        }
    }

    private T Use<T>(Func<Session, T> work)
    {
        var session = _idle.TryTake(out var idle) ? idle : new Session(SearchFile.OpenToRead(_path), new Vocabulary());
        try
        {
            session.Vocabulary.Follow(session.Connection);
            return work(session);
        }
        finally
        {
            _idle.Add(session);
        }
    }

    private static IEnumerable<string> Meant(Session session, string word) =>
        session.Vocabulary.Count(session.Connection, word) > 0 ? [word] : session.Vocabulary.Near(session.Connection, word);

    private static string Body(SqliteConnection connection, string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM entries WHERE key = $1";
        command.Parameters.AddWithValue("$1", key);
        return (string?)command.ExecuteScalar() ?? "";
    }

    private static string Key(SqliteConnection connection, long id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key FROM entries WHERE id = $1";
        command.Parameters.AddWithValue("$1", id);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>For one search at a time.</summary>
    private sealed record Session(SqliteConnection Connection, Vocabulary Vocabulary);
}
