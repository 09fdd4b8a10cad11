using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
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
    private readonly ISqlGenerationHelper _names;

    /// <param name="db">Whose model counts; its provider names tables and columns.</param>
    /// <exception cref="InvalidOperationException">The rows are in several tables, or have columns that no property is for.</exception>
    public RowShape(DbContext db)
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableMappings().Single();
        _names = db.GetService<ISqlGenerationHelper>();
        _columns = [.. table.ColumnMappings];
        _inserted = [.. _columns.Where(static column => !IsMadeByDatabase(column))];
        Table = _names.DelimitIdentifier(table.Table.Name, table.Table.Schema);
        Read = Reader(_columns);
    }

    /// <summary>As it stands in statements.</summary>
    public string Table { get; }

    /// <summary>All of them, in the order in which <see cref="Read"/> expects them, as they stand in statements.</summary>
    public string Columns => string.Join(", ", _columns.Select(Name));

    /// <summary>Makes an object of the row that a reader is on.</summary>
    public Func<DbDataReader, T> Read { get; }

    /// <summary>Writes one row, and gives back the id that the database makes for it, if it makes one.</summary>
    public string Insert => $"INSERT INTO {Table} ({string.Join(", ", _inserted.Select(Name))}) "
        + $"VALUES ({string.Join(", ", _inserted.Select(static (_, at) => $"@p{at}"))})"
        + string.Concat(_columns.Where(IsMadeByDatabase).Select(column => $" RETURNING {Name(column)}"));

    /// <summary>The column of a property, as it stands in statements.</summary>
    public string this[string property] => Name(_columns.Single(column => column.Property.Name == property));

    /// <summary>A value as the database keeps it in the column of a property.</summary>
    public object? Stored(string property, object? value) => Stored(_columns.Single(column => column.Property.Name == property), value);

    /// <summary>Adds the parameters of <see cref="Insert"/>, still without values.</summary>
    public void AddParameters(DbCommand insert)
    {
        for (var at = 0; at < _inserted.Length; at++)
        {
            insert.Parameters.Add(_inserted[at].TypeMapping.CreateParameter(insert, $"@p{at}", null, nullable: true));
        }
    }

    public void SetParameters(DbCommand insert, T row)
    {
        for (var at = 0; at < _inserted.Length; at++)
        {
            insert.Parameters[at].Value = Stored(_inserted[at], _inserted[at].Property.GetGetter().GetClrValue(row)) ?? DBNull.Value;
        }
    }

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
