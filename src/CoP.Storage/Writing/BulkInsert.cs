using System.Data.Common;
using System.Globalization;
using System.Text;
using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Writing;

/// <summary>
/// INSERT with many rows of values, made from the model: the SQLite provider of EF would send a statement for each row. Keys
/// that the database makes are left to it.
/// </summary>
internal sealed class BulkInsert(CommunityDb db) : IBulkInsert
{
    // SQL Server allows 2,100 parameters and 1,000 rows; the other databases allow more.
    private const int MostParameters = 2000;
    private const int MostRows = 1000;

    private readonly HashSet<Type> _added = [];

    /// <summary>Whether rows of that kind were added in this scope: nothing tracks them.</summary>
    public bool HasAdded<T>() => _added.Contains(typeof(T));

    public async Task AddAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        _added.Add(typeof(T));
        var statement = Begin(typeof(T));
        foreach (var row in rows)
        {
            statement.Add(row);
            if (statement.Rows == MostRows || statement.Parameters.Count > MostParameters - statement.Width)
            {
                await db.Database.ExecuteSqlRawAsync(statement.Text, statement.Parameters, cancel);
                statement = Begin(typeof(T));
            }
        }

        await (statement.Rows == 0 ? Task.CompletedTask : db.Database.ExecuteSqlRawAsync(statement.Text, statement.Parameters, cancel));
    }

    private Statement Begin(Type entity) => new(
        db.Model.FindEntityType(entity)!.GetTableMappings().Single(), db.GetService<ISqlGenerationHelper>(), db.Database.GetDbConnection());

    private sealed class Statement(ITableMapping table, ISqlGenerationHelper names, DbConnection connection)
    {
        private readonly IColumnMapping[] _columns =
            [.. table.ColumnMappings.Where(static column => !column.Property.IsPrimaryKey() || column.Property.ValueGenerated == ValueGenerated.Never)];

        private readonly StringBuilder _values = new();

        // What is the same in many rows, as the body of a notice, is one parameter.
        private readonly Dictionary<(IColumnMapping Column, object? Value), string> _known = [];

        public int Rows { get; private set; }

        public int Width => _columns.Length;

        public List<object> Parameters { get; } = [];

        public string Text => $"INSERT INTO {names.DelimitIdentifier(table.Table.Name, table.Table.Schema)} "
            + $"({string.Join(", ", _columns.Select(column => names.DelimitIdentifier(column.Column.Name)))}) VALUES {_values}";

        public void Add(object row)
        {
            _values.Append(Rows++ == 0 ? "(" : ", (").AppendJoin(", ", _columns.Select(column => Parameter(column, column.Property.GetGetter().GetClrValue(row)))).Append(')');
        }

        private string Parameter(IColumnMapping column, object? value)
        {
            if (!_known.TryGetValue((column, value), out var name))
            {
                name = _known[(column, value)] = names.GenerateParameterName(string.Create(CultureInfo.InvariantCulture, $"p{Parameters.Count}"));
                using var command = connection.CreateCommand();
                Parameters.Add(column.TypeMapping.CreateParameter(command, name, value, column.Property.IsNullable));
            }

            return name;
        }
    }
}
