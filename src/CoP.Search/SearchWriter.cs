using Microsoft.Data.Sqlite;

namespace CoP.Search;

/// <summary>Keeps an index. One at a time for a file; what it writes is there for all readers when writing returns.</summary>
public sealed class SearchWriter : IDisposable
{
    /// <summary>What stands further back in a text is not looked for: it would outweigh the rest.</summary>
    private const int MostWords = 5_000;

    private readonly SqliteConnection _connection;

    private SearchWriter(SqliteConnection connection) => _connection = connection;

    /// <param name="path">Made where it is not there, or is no index that this version can read.</param>
    public static SearchWriter Open(string path) => new(SearchFile.OpenToWrite(path));

    /// <summary>How far the index has come, as it was last told; empty for a new one.</summary>
    public string Position => SearchFile.Position(_connection);

    /// <summary>Adds entries, or puts them in the place of those with the same key: all or none.</summary>
    public void Write(IEnumerable<IndexedText> entries) => Write(entries, removed: [], position: null);

    /// <summary>The same, and takes others out, and remembers how far it has come, all at once.</summary>
    /// <param name="removed">Keys; those that are not there are none the less gone.</param>
    /// <param name="position">What <see cref="Position"/> says from then on; null leaves it.</param>
    public void Write(IEnumerable<IndexedText> entries, IEnumerable<string> removed, string? position)
    {
        using var transaction = _connection.BeginTransaction();
        using var statements = new Statements(_connection, transaction);
        foreach (var key in removed)
        {
            statements.Remove(key);
        }

        foreach (var entry in entries)
        {
            statements.Remove(entry.Key);
            statements.Add(entry);
        }

        statements.AddTerms();
        statements.Reach(position);
        transaction.Commit();
    }

    /// <summary>Takes entries out; those that are not there are none the less gone.</summary>
    public void Remove(IEnumerable<string> keys) => Write(entries: [], keys, position: null);

    /// <summary>Takes everything out, as if it were new.</summary>
    public void Clear() => SearchFile.Execute(_connection, """
        BEGIN; DELETE FROM entries; DELETE FROM terms; INSERT INTO words(words) VALUES('delete-all'); INSERT INTO titles(titles) VALUES('delete-all'); INSERT INTO grams(grams) VALUES('delete-all');
        UPDATE progress SET position = ''; COMMIT;
        """);

    /// <summary>Merges what many small writes have left: searches are faster after it.</summary>
    public void Optimize() => SearchFile.Execute(_connection, "INSERT INTO words(words) VALUES('optimize'); INSERT INTO titles(titles) VALUES('optimize'); INSERT INTO grams(grams) VALUES('optimize'); PRAGMA wal_checkpoint(TRUNCATE);");

    public void Dispose() => _connection.Dispose();

    /// <summary>Prepared once for a batch.</summary>
    private sealed class Statements(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
    {
        private readonly SqliteCommand _find = Make(connection, transaction, "SELECT id FROM entries WHERE key = $1");
        private readonly SqliteCommand _delete = Make(connection, transaction, "DELETE FROM entries WHERE id = $1");
        private readonly SqliteCommand _deleteWords = Make(connection, transaction, "DELETE FROM words WHERE rowid = $1");
        private readonly SqliteCommand _deleteTitle = Make(connection, transaction, "DELETE FROM titles WHERE rowid = $1");
        private readonly SqliteCommand _deleteGrams = Make(connection, transaction, "DELETE FROM grams WHERE rowid = $1");
        private readonly SqliteCommand _add = Make(connection, transaction, "INSERT INTO entries (key, title, body) VALUES ($1, $2, $3) RETURNING id");
        private readonly SqliteCommand _addWords = Make(connection, transaction, "INSERT INTO words (rowid, title, body) VALUES ($1, $2, $3)");
        private readonly SqliteCommand _addTitle = Make(connection, transaction, "INSERT INTO titles (rowid, title) VALUES ($1, $2)");
        private readonly SqliteCommand _addTerm = Make(connection, transaction, "INSERT OR IGNORE INTO terms (term) VALUES ($1)");
        private readonly SqliteCommand _reach = Make(connection, transaction, "UPDATE progress SET position = $1");
        private readonly HashSet<string> _terms = new(StringComparer.Ordinal);
        private readonly SqliteCommand _addGrams = Make(connection, transaction, "INSERT INTO grams (rowid, title) VALUES ($1, $2)");

        public void Remove(string key)
        {
            if (Run(_find, key) is long id)
            {
                Run(_delete, id);
                Run(_deleteWords, id);
                Run(_deleteTitle, id);
                Run(_deleteGrams, id);
            }
        }

        public void Add(IndexedText entry)
        {
            var id = (long)Run(_add, entry.Key, entry.Title, entry.Body)!;
            var title = Words.Of(entry.Title).Take(MostWords).ToList();
            var body = Words.Of(entry.Body).Take(MostWords).ToList();
            _terms.UnionWith(title);
            _terms.UnionWith(body);
            Run(_addWords, id, string.Join(' ', title), string.Join(' ', body));
            Run(_addTitle, id, string.Join(' ', title));
            Run(_addGrams, id, string.Join(' ', title.SelectMany(static word => Words.Grams(word, Ranking.GramLength)).Distinct(StringComparer.Ordinal)));
        }

        /// <summary>Of all that was added, each once.</summary>
        public void AddTerms()
        {
            foreach (var term in _terms)
            {
                Run(_addTerm, term);
            }
        }

        public void Reach(string? position)
        {
            if (position is not null)
            {
                Run(_reach, position);
            }
        }

        public void Dispose()
        {
            foreach (var command in new[] { _find, _delete, _deleteWords, _deleteTitle, _deleteGrams, _add, _addWords, _addTitle, _addGrams, _addTerm, _reach })
            {
                command.Dispose();
            }
        }

        private static object? Run(SqliteCommand command, params ReadOnlySpan<object> values)
        {
            for (var at = 0; at < values.Length; at++)
            {
                command.Parameters[at].Value = values[at];
            }

            return command.ExecuteScalar();
        }

        private static SqliteCommand Make(SqliteConnection connection, SqliteTransaction transaction, string sql)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            for (var at = 1; sql.Contains($"${at}", StringComparison.Ordinal); at++)
            {
                command.Parameters.AddWithValue($"${at}", DBNull.Value);
            }

            return command;
        }
    }
}
