using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using CoP.Community;
using CoP.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Turns;

/// <summary>How rows of a kind are read and written by their columns, made once from the model: so it cannot differ from what EF does.</summary>
internal sealed class RowShape<T>
    where T : class
{
    private readonly IColumnMapping[] _columns;
    private readonly IColumnMapping[] _inserted;
    private readonly IColumnMapping[] _found;
    private readonly string _insert;
    private readonly ISqlGenerationHelper _names;
    private readonly TurnSyntax _syntax;

    /// <param name="db">Whose model counts; its provider names tables and columns.</param>
    /// <param name="syntax">Of the provider.</param>
    /// <exception cref="InvalidOperationException">The rows are in several tables, or have columns that no property is for.</exception>
    public RowShape(DbContext db, TurnSyntax syntax)
    {
        _syntax = syntax;
        var table = db.Model.FindEntityType(typeof(T))!.GetTableMappings().Single();
        _names = db.GetService<ISqlGenerationHelper>();
        _columns = [.. table.ColumnMappings];
        _inserted = [.. _columns.Where(static column => !IsMadeByDatabase(column))];
        _found = [.. _columns.Where(static column => column.Property.IsPrimaryKey() || column.Property.IsConcurrencyToken)];
        Table = _names.DelimitIdentifier(table.Table.Name, table.Table.Schema);
        Read = Reader(_columns);
        _insert = InsertText();
    }

    /// <summary>As it stands in statements.</summary>
    public string Table { get; }

    /// <summary>All of them, in the order in which <see cref="Read"/> expects them, as they stand in statements.</summary>
    public string Columns => string.Join(", ", _columns.Select(Name));

    /// <summary>Makes an object of the row that a reader is on.</summary>
    public Func<DbDataReader, T> Read { get; }

    /// <summary>Writes a new row.</summary>
    /// <param name="written">Gets the id that the database makes.</param>
    public PreparedWrite Insert(T row, Action<long> written) =>
        new(_insert, AddParameters(_inserted), Array.ConvertAll(_inserted, column => Stored(column, column.Property.GetGetter().GetClrValue(row))), written);

    /// <summary>Writes what has changed of a row, if nobody else has changed it meanwhile as far as its tokens tell.</summary>
    public PreparedWrite Update(EntityEntry<T> row)
    {
        if (row.Entity is IRevisioned)
        {
            Revisions.Raise(row);
        }

        var changed = Array.FindAll(_columns, column => row.Property(column.Property.Name).IsModified);
        var text = $"UPDATE {Table} SET {string.Join(", ", changed.Select((column, at) => $"{Name(column)} = @p{at}"))} WHERE {Found(changed.Length)}";
        return new PreparedWrite(text, AddParameters([.. changed, .. _found]), [.. changed.Select(column => Stored(column, row.Property(column.Property.Name).CurrentValue)), .. Found(row)], null);
    }

    /// <summary>Deletes a row, on the same condition.</summary>
    public PreparedWrite Delete(EntityEntry<T> row) => new($"DELETE FROM {Table} WHERE {Found(0)}", AddParameters(_found), [.. Found(row)], null);

    private string InsertText() => $"INSERT INTO {Table} ({string.Join(", ", _inserted.Select(Name))}){GiveId(_syntax.IdBeforeValues)} "
        + $"VALUES ({string.Join(", ", _inserted.Select(static (_, at) => $"@p{at}"))}){GiveId(_syntax.IdAfterValues)}";

    private string GiveId(string form) => string.Concat(_columns.Where(IsMadeByDatabase).Select(column => string.Format(CultureInfo.InvariantCulture, form, Name(column))));

    /// <summary>The column of a property, as it stands in statements.</summary>
    public string this[string property] => Name(_columns.Single(column => column.Property.Name == property));

    /// <summary>A value as the database keeps it in the column of a property.</summary>
    public object? Stored(string property, object? value) => Stored(_columns.Single(column => column.Property.Name == property), value);

    /// <summary>A parameter for values of a property, of the type and the width of its column: of another width for each value the server would make another plan.</summary>
    public DbParameter Parameter(DbCommand command, string name, string property) => Parameter(command, name, _columns.Single(column => column.Property.Name == property));

    private string Found(int from) => string.Join(" AND ", _found.Select((column, at) => $"{Name(column)} = @p{from + at}"));

    private IEnumerable<object?> Found(EntityEntry<T> row) => _found.Select(column => Stored(column, row.Property(column.Property.Name).OriginalValue));

    private static Action<DbCommand> AddParameters(IColumnMapping[] columns) => command =>
    {
        for (var at = 0; at < columns.Length; at++)
        {
            command.Parameters.Add(Parameter(command, $"@p{at}", columns[at]));
        }
    };

    private static DbParameter Parameter(DbCommand command, string name, IColumnMapping column) => column.TypeMapping.CreateParameter(command, name, null, nullable: true);

    private static bool IsMadeByDatabase(IColumnMapping column) => column.Property.IsPrimaryKey() && column.Property.ValueGenerated != ValueGenerated.Never;

    private string Name(IColumnMapping column) => _names.DelimitIdentifier(column.Column.Name);

    private static object? Stored(IColumnMapping column, object? value) => column.TypeMapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static Func<DbDataReader, T> Reader(IColumnMapping[] columns)
    {
        var (reader, made) = (Expression.Parameter(typeof(DbDataReader)), Expression.Variable(typeof(T)));
        var steps = columns.Select((column, at) => Expression.Assign(
            Expression.MakeMemberAccess(made, column.Property.GetMemberInfo(forMaterialization: true, forSet: true)), Value(column, reader, at)));
        var body = Expression.Block([made], [Expression.Assign(made, Expression.New(typeof(T))), .. steps, made]);
        return Expression.Lambda<Func<DbDataReader, T>>(body, reader).Compile();
    }

    private static Expression Value(IColumnMapping column, Expression reader, int at)
    {
        var (mapping, place, type) = (column.TypeMapping, Expression.Constant(at), column.Property.ClrType);
        var method = mapping.GetDataReaderMethod();
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(Expression.Convert(reader, method.DeclaringType!), method, place));
        if (mapping.Converter is { } converter)
        {
            var stored = converter.ConvertFromProviderExpression.Parameters[0];
            value = ReplacingExpressionVisitor.Replace(stored, As(value, stored.Type), converter.ConvertFromProviderExpression.Body);
        }

        return column.Property.IsNullable
            ? Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, place), Expression.Default(type), As(value, type))
            : As(value, type);
    }

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
