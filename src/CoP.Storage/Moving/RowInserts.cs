using System.Data.Common;
using System.Globalization;

namespace CoP.Storage.Moving;

/// <summary>Writes rows of one table, many in a statement.</summary>
internal sealed class RowInserts(MovedTable table, DbTransaction transaction) : IAsyncDisposable
{
    // SQL Server allows 2,100 parameters and 1,000 rows; the other databases allow more.
    private const int MostParameters = 2000;
    private const int MostRows = 200;

    private readonly int _rows = Math.Clamp(MostParameters / table.Columns.Count, 1, MostRows);
    private readonly List<object?[]> _waiting = [];
    private DbCommand? _full;

    /// <param name="row">The values as the database keeps them, in the order of the columns.</param>
    public async Task AddAsync(object?[] row, CancellationToken cancel)
    {
        _waiting.Add(row);
        if (_waiting.Count == _rows)
        {
            _full ??= Command(_rows);
            await WriteAsync(_full, cancel);
        }
    }

    public async Task FinishAsync(CancellationToken cancel)
    {
        if (_waiting.Count > 0)
        {
            await using var rest = Command(_waiting.Count);
            await WriteAsync(rest, cancel);
        }
    }

    public ValueTask DisposeAsync() => _full?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task WriteAsync(DbCommand command, CancellationToken cancel)
    {
        for (var at = 0; at < command.Parameters.Count; at++)
        {
            command.Parameters[at].Value = _waiting[at / table.Columns.Count][at % table.Columns.Count] ?? DBNull.Value;
        }

        await command.ExecuteNonQueryAsync(cancel);
        _waiting.Clear();
    }

    private DbCommand Command(int rows)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandTimeout) = (transaction, 0);
        List<string> values = [];
        for (var row = 0; row < rows; row++)
        {
            List<string> names = [];
            foreach (var column in table.Columns)
            {
                names.Add(string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}"));
                column.AddParameter(command, names[^1]);
            }

            values.Add($"({string.Join(", ", names)})");
        }

        command.CommandText = $"INSERT INTO {table.Statement} ({string.Join(", ", table.Columns.Select(table.Of))}) VALUES {string.Join(", ", values)}";
        return command;
    }
}
