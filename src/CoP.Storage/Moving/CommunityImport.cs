using System.Data;
using System.Data.Common;
using System.Text.Json;
using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Moving;

/// <summary>How a table came over.</summary>
/// <param name="Exported">Rows in the archive.</param>
/// <param name="Imported">Rows in the database.</param>
/// <param name="IsEqual">Whether they say the same, value by value.</param>
public sealed record ImportedTable(string Name, long Exported, long Imported, bool IsEqual);

/// <summary>
/// Takes an archive into a database that holds nobody yet, all of it or nothing: in one transaction, at whose end the tables are read again and compared with
/// what was exported.
/// </summary>
public sealed class CommunityImport(CommunityDb db, IMovableDatabase database)
{
    /// <param name="after">What has to be changed before it is committed, since the community is elsewhere now.</param>
    /// <exception cref="ArchiveException">It cannot be taken in here; nothing was changed.</exception>
    public async Task<IReadOnlyList<ImportedTable>> RunAsync(ArchiveFile archive, Func<CommunityDb, CancellationToken, Task> after, CancellationToken cancel)
    {
        var tables = MovedTables.Of(db);
        RefuseUnknown(archive.Manifest, tables);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.Serializable, cancel);
            await db.Database.UseTransactionAsync(transaction, cancel);
            await EmptyAsync(tables, transaction, cancel);
            var done = await FillAsync(archive, tables, transaction, cancel);
            if (done.FirstOrDefault(static table => !table.IsEqual) is { } differs)
            {
                throw new ArchiveException($"Nothing was imported: {differs.Name} would have {differs.Imported} rows that are not equal to the {differs.Exported} in the archive.");
            }

            await after(db, cancel);
            await transaction.CommitAsync(CancellationToken.None);
            return done;
        }
        finally
        {
            await db.Database.UseTransactionAsync(null, CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>An older archive lacks what came later; what this version does not know could only be lost.</summary>
    private static void RefuseUnknown(ArchiveManifest manifest, IReadOnlyList<MovedTable> tables)
    {
        foreach (var archived in manifest.Tables)
        {
            var table = tables.FirstOrDefault(table => table.Name == archived.Name)
                ?? throw new ArchiveException($"The archive has a table {archived.Name}, which this version ({manifest.Product} wrote it) does not know. Import it with the version that wrote it, or a newer one.");
            if (archived.Columns.FirstOrDefault(name => table.Columns.All(column => column.Name != name)) is { } foreign)
            {
                throw new ArchiveException($"The archive has a column {archived.Name}.{foreign}, which this version does not know ({manifest.Product} wrote it). Import it with the version that wrote it, or a newer one.");
            }

            if (table.Key.FirstOrDefault(column => !archived.Columns.Contains(column.Name)) is { } key)
            {
                throw new ArchiveException($"The archive's {archived.Name} lacks {key.Name}, by which its rows are known.");
            }
        }
    }

    /// <summary>Removes what the first start puts into every database. People are never removed.</summary>
    private async Task EmptyAsync(IReadOnlyList<MovedTable> tables, DbTransaction transaction, CancellationToken cancel)
    {
        if (await db.Members.AnyAsync(cancel) || await db.Conversations.AnyAsync(cancel))
        {
            throw new ArchiveException("This database holds people or chats already. A community is imported into a database of its own: give another with Database:ConnectionString.");
        }

        foreach (var table in tables.Reverse())
        {
            await ExecuteAsync(transaction, [.. table.PointingAhead.Select(column => $"UPDATE {table.Statement} SET {table.Of(column)} = NULL")], cancel);
        }

        foreach (var table in tables.Reverse())
        {
            await ExecuteAsync(transaction, [$"DELETE FROM {table.Statement}"], cancel);
        }
    }

    private async Task<IReadOnlyList<ImportedTable>> FillAsync(ArchiveFile archive, IReadOnlyList<MovedTable> tables, DbTransaction transaction, CancellationToken cancel)
    {
        var pairs = tables.Join(archive.Manifest.Tables, static table => table.Name, static archived => archived.Name, static (table, archived) => (Table: table, Archived: archived)).ToList();
        foreach (var (table, archived) in pairs)
        {
            try
            {
                await InsertAsync(archive, archived, table, transaction, cancel);
            }
            catch (Exception fault) when (fault is DbException or JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
            {
                throw new ArchiveException($"Nothing was imported: a row of {table.Name} does not fit here: {fault.Message}", fault);
            }
        }

        foreach (var (table, archived) in pairs)
        {
            await PointAheadAsync(archive, archived, table, transaction, cancel);
        }

        List<ImportedTable> done = [];
        foreach (var (table, archived) in pairs)
        {
            done.Add(await CompareAsync(archived, table, transaction, cancel));
        }

        return done;
    }

    private async Task InsertAsync(ArchiveFile archive, ArchivedTable archived, MovedTable table, DbTransaction transaction, CancellationToken cancel)
    {
        var id = table.MadeId is { } made ? table.Of(made) : null;
        await ExecuteAsync(transaction, id is null ? [] : [database.BeforeGivenIds(table.Statement)], cancel);
        await using (var inserts = new RowInserts(table, transaction))
        {
            await foreach (var line in archive.LinesAsync(archived, cancel))
            {
                using var row = JsonDocument.Parse(line);
                await inserts.AddAsync(await ValuesAsync(archive, table, row.RootElement, cancel), cancel);
            }

            await inserts.FinishAsync(cancel);
        }

        await ExecuteAsync(transaction, id is null ? [] : [database.AfterGivenIds(table.Statement, id)], cancel);
    }

    private static async Task<object?[]> ValuesAsync(ArchiveFile archive, MovedTable table, JsonElement row, CancellationToken cancel)
    {
        var values = new object?[table.Columns.Count];
        for (var at = 0; at < values.Length; at++)
        {
            var column = table.Columns[at];
            values[at] = !row.TryGetProperty(column.Name, out var value) ? column.Missing
                : value.ValueKind == JsonValueKind.Null || column.IsPointingAhead ? null
                : column.IsContent ? await archive.ContentAsync(value.GetProperty("entry").GetString()!, cancel)
                : column.Values.Read(value);
        }

        return values;
    }

    /// <summary>Now that all rows are there, those that point at later ones can.</summary>
    private static async Task PointAheadAsync(ArchiveFile archive, ArchivedTable archived, MovedTable table, DbTransaction transaction, CancellationToken cancel)
    {
        List<MovedColumn> ahead = [.. table.PointingAhead.Where(column => archived.Columns.Contains(column.Name))];
        if (ahead.Count == 0)
        {
            return;
        }

        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandTimeout) = (transaction, 0);
        List<MovedColumn> all = [.. ahead, .. table.Key];
        all.ForEach(column => column.AddParameter(command, $"@p{command.Parameters.Count}"));
        command.CommandText = $"UPDATE {table.Statement} SET {string.Join(", ", ahead.Select((column, at) => $"{table.Of(column)} = @p{at}"))} "
            + $"WHERE {string.Join(" AND ", table.Key.Select((column, at) => $"{table.Of(column)} = @p{ahead.Count + at}"))}";
        await foreach (var line in archive.LinesAsync(archived, cancel))
        {
            using var row = JsonDocument.Parse(line);
            if (ahead.TrueForAll(column => row.RootElement.GetProperty(column.Name).ValueKind == JsonValueKind.Null))
            {
                continue;
            }

            for (var at = 0; at < all.Count; at++)
            {
                var value = row.RootElement.GetProperty(all[at].Name);
                command.Parameters[at].Value = value.ValueKind == JsonValueKind.Null ? DBNull.Value : all[at].Values.Read(value);
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<ImportedTable> CompareAsync(ArchivedTable archived, MovedTable table, DbTransaction transaction, CancellationToken cancel)
    {
        var (rows, digest) = (0L, new RowDigest());
        await foreach (var line in new RowLines(table, [.. archived.Columns.Select(name => table.Columns.First(column => column.Name == name))]).ReadAsync(transaction, cancel))
        {
            rows++;
            digest.Add(line.Span);
        }

        return new ImportedTable(table.Name, archived.Rows, rows, rows == archived.Rows && digest.ToString() == archived.Digest);
    }

    private static async Task ExecuteAsync(DbTransaction transaction, IEnumerable<string?> statements, CancellationToken cancel)
    {
        foreach (var statement in statements.OfType<string>())
        {
            await using var command = transaction.Connection!.CreateCommand();
            (command.Transaction, command.CommandTimeout, command.CommandText) = (transaction, 0, statement);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
