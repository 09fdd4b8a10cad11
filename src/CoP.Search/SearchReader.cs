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
    private readonly Glossary _glossary;

    private SearchReader(string path, Glossary glossary) => (_path, _glossary) = (path, glossary);

    /// <param name="path">Of an index that a <see cref="SearchWriter"/> has made.</param>
    public static SearchReader Open(string path, Glossary glossary) => new(path, glossary);

    /// <summary>What is most alike first.</summary>
    /// <param name="title">The question, or some words; misspelt or unfinished as they may be.</param>
    /// <param name="details">What is said besides.</param>
    /// <param name="depth">How many at most.</param>
    /// <param name="isUnfinished">Whether the last word may go on.</param>
    public IReadOnlyList<SearchHit> Find(string title, string details = "", int depth = 10, bool isUnfinished = true)
    {
        var session = _idle.TryTake(out var idle) ? idle : new Session(SearchFile.OpenToRead(_path), new Vocabulary());
        try
        {
            session.Vocabulary.Follow(session.Connection);
            var found = new Ranking(session.Connection, session.Vocabulary, _glossary).Find(title, details, depth, isUnfinished);
            return [.. found.Select(one => new SearchHit(Key(session.Connection, one.Id), one.Score))];
        }
        finally
        {
            _idle.Add(session);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Connection.Dispose();
        }
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
