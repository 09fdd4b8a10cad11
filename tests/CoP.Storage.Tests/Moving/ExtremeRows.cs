using System.Globalization;
using CoP.Community;
using CoP.Community.Broadcasts;
using CoP.Storage.Moving;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Tests.Moving;

/// <summary>Two rows in every table of the model: one with all that is hard to carry, one with as little as is allowed.</summary>
internal static class ExtremeRows
{
    private const string Hard = "😀 ñ \"'\\ \u2028\t{";

    public static async Task WriteAsync(CommunityDb db, CancellationToken cancel)
    {
        var tables = MovedTables.Of(db);
        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(cancel);
        foreach (var table in tables)
        {
            await using var inserts = new RowInserts(table, transaction);
            await inserts.AddAsync([.. table.Columns.Select(column => column.IsPointingAhead ? null : Value(db, table, column, row: 1))], cancel);
            await inserts.AddAsync([.. table.Columns.Select(column => column.IsPointingAhead ? null : Value(db, table, column, row: 2))], cancel);
            await inserts.FinishAsync(cancel);
        }

        foreach (var (table, column) in tables.SelectMany(static table => table.PointingAhead.Select(column => (table, column))))
        {
            await using var command = transaction.Connection!.CreateCommand();
            column.AddParameter(command, "@to");
            (command.Transaction, command.Parameters[0].Value) = (transaction, Value(db, table, column, row: 1));
            command.CommandText = $"UPDATE {table.Statement} SET {table.Of(column)} = @to WHERE {table.Of(table.Key[0])} = {Id(1)}";
            await command.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static long Id(int row) => row == 1 ? 9_007_199_254_740_993 : row; // No double holds the first.

    private static object? Value(CommunityDb db, MovedTable table, MovedColumn moved, int row)
    {
        var column = db.Model.GetRelationalModel().FindTable(table.Name, null)!.FindColumn(moved.Name)!;
        var property = column.PropertyMappings[0].Property;
        if (row == 2 && column.IsNullable)
        {
            return null;
        }

        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var isKey = property.IsPrimaryKey() || property.IsForeignKey() || property.IsUniqueIndex();
        var value = type == typeof(long) ? (isKey ? Id(row) : row == 1 ? long.MaxValue : 0)
            : type == typeof(string) ? Text(property, isKey || IsChecked(property), row)
            : Plain(type, row);
        return ((RelationalTypeMapping)column.StoreTypeMapping).Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    private static bool IsChecked(IProperty property) => property.Name is "ExternalId" or "Person";

    private static string Text(IProperty property, bool hasToDiffer, int row)
    {
        var text = row == 1 ? Hard : hasToDiffer ? "2" : "";
        return text[..Math.Min(text.Length, property.GetMaxLength() ?? int.MaxValue)];
    }

    private static object Plain(Type type, int row) => type switch
    {
        _ when type.IsEnum => row == 1 ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)! : Enum.GetValues(type).GetValue(0)!,
        _ when type == typeof(DateTimeOffset) => row == 1 ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue,
        _ when type == typeof(DateOnly) => row == 1 ? DateOnly.MaxValue : DateOnly.MinValue,
        _ when type == typeof(TimeOnly) => row == 1 ? new TimeOnly(23, 59, 59, 999) : TimeOnly.MinValue,
        _ when type == typeof(TimeSpan) => row == 1 ? new TimeSpan(0, 23, 59, 59, 999) : TimeSpan.Zero,
        _ when type == typeof(bool) => row == 1,
        _ when type == typeof(int) => row == 1 ? int.MaxValue : int.MinValue,
        _ when type == typeof(double) => row == 1 ? 0.1 + 0.2 : -0.0,
        _ when type == typeof(decimal) => row == 1 ? 12345678.12m : 0m,
        _ when type == typeof(Guid) => row == 1 ? Guid.AllBitsSet : Guid.Empty,
        _ when type == typeof(byte[]) => row == 1 ? Enumerable.Range(0, 100_000).Select(static at => (byte)at).ToArray() : Array.Empty<byte>(),
        _ when type == typeof(Dictionary<string, string>) => row == 1 ? new Dictionary<string, string> { ["en"] = Hard, [""] = "" } : new Dictionary<string, string>(),
        _ when type == typeof(List<string>) => row == 1 ? new List<string> { Hard, "" } : [],
        _ when type == typeof(BroadcastCounts) => new BroadcastCounts(int.MaxValue, 0, 0, 0, -1),
        _ => Activator.CreateInstance(type) ?? throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"Nobody has thought of {type}.")),
    };
}
