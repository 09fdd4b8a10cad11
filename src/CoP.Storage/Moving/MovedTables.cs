using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Moving;

/// <summary>All tables of the model, those that others point at first. So a new table or column is moved by itself.</summary>
internal static class MovedTables
{
    /// <exception cref="NotSupportedException">Two tables need each other's rows first, or a column is stored in a way that nobody has thought of.</exception>
    public static IReadOnlyList<MovedTable> Of(CommunityDb db)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var ordered = Order([.. db.Model.GetRelationalModel().Tables.OrderBy(static table => table.Name, StringComparer.Ordinal)]);
        return [.. ordered.Select((table, at) => Describe(table, ordered.Take(at).ToHashSet(), names))];
    }

    private static MovedTable Describe(ITable table, HashSet<ITable> before, ISqlGenerationHelper names)
    {
        var ahead = table.ForeignKeyConstraints.Where(key => !before.Contains(key.PrincipalTable)).SelectMany(static key => key.Columns).ToHashSet();
        var columns = table.Columns.OrderBy(static column => column.Name, StringComparer.Ordinal).ToDictionary(static column => column, column => new MovedColumn(column, ahead.Contains(column)));
        return new MovedTable(
            table.Name, names.DelimitIdentifier(table.Name, table.Schema), [.. columns.Values], [.. table.PrimaryKey!.Columns.Select(column => columns[column])], names);
    }

    private static List<ITable> Order(List<ITable> left)
    {
        List<ITable> placed = [];
        while (left.Count > 0)
        {
            var next = left.Find(table => table.ForeignKeyConstraints.All(key => placed.Contains(key.PrincipalTable)))
                ?? left.Find(table => table.ForeignKeyConstraints.All(key => placed.Contains(key.PrincipalTable) || key.Columns.All(static column => column.IsNullable)))
                ?? throw new NotSupportedException($"Tables need each other's rows first: {string.Join(", ", left.Select(static table => table.Name))}.");
            placed.Add(next);
            left.Remove(next);
        }

        return placed;
    }
}
