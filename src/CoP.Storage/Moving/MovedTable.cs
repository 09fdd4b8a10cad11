using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Moving;

/// <summary>A column of a table, made from the model.</summary>
internal sealed class MovedColumn
{
    private readonly RelationalTypeMapping _mapping;

    public MovedColumn(IColumn column, bool isPointingAhead)
    {
        _mapping = (RelationalTypeMapping)column.StoreTypeMapping;
        var stored = _mapping.Converter?.ProviderClrType ?? _mapping.ClrType;
        Name = column.Name;
        IsNullable = column.IsNullable;
        IsPointingAhead = isPointingAhead;
        IsContent = stored == typeof(byte[]);
        Values = column.PropertyMappings[0].Property is { IsPrimitiveCollection: true, ClrType: var list } && list == typeof(List<string>)
            ? ColumnValues.OfTexts(_mapping.Converter)
            : ColumnValues.Of(Nullable.GetUnderlyingType(stored) is { } inner ? inner : stored);
        IsMadeByDatabase = column.PropertyMappings.Any(static mapping =>
            mapping.Property is { ValueGenerated: not ValueGenerated.Never, ClrType: var type } && mapping.Property.IsPrimaryKey() && !mapping.Property.IsForeignKey() && (type == typeof(long) || type == typeof(int)));
        Missing = IsNullable ? null : Default(column);
    }

    public string Name { get; }

    public bool IsNullable { get; }

    /// <summary>Names a row of a table that is written later, or of its own: it is filled in when that is there.</summary>
    public bool IsPointingAhead { get; }

    /// <summary>Its bytes are entries of their own.</summary>
    public bool IsContent { get; }

    public bool IsMadeByDatabase { get; }

    public ColumnValues Values { get; }

    /// <summary>What an archive that is older than the column would have in it.</summary>
    public object? Missing { get; }

    public void AddParameter(DbCommand command, string name) => command.Parameters.Add(_mapping.CreateParameter(command, name, null, nullable: true));

    private static object? Default(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var value = column.DefaultValue ?? (property.ClrType == typeof(string) ? "" : property.ClrType == typeof(byte[]) ? Array.Empty<byte>() : Empty(property.ClrType));
        return ((RelationalTypeMapping)column.StoreTypeMapping).Converter is { } converter && value?.GetType() == property.ClrType ? converter.ConvertToProvider(value) : value;
    }

    private static object? Empty(Type type) => type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type) : null;
}

/// <summary>A table as the model describes it: all its columns, whatever kinds of entities share it.</summary>
/// <param name="Statement">As it stands in statements.</param>
/// <param name="Key">The columns by which a row is found.</param>
internal sealed record MovedTable(string Name, string Statement, IReadOnlyList<MovedColumn> Columns, IReadOnlyList<MovedColumn> Key, ISqlGenerationHelper Names)
{
    /// <summary>The column whose values the database makes, or null.</summary>
    public MovedColumn? MadeId => Columns.FirstOrDefault(static column => column.IsMadeByDatabase);

    public IEnumerable<MovedColumn> PointingAhead => Columns.Where(static column => column.IsPointingAhead);

    public IReadOnlyList<MovedColumn> Contents => [.. Columns.Where(static column => column.IsContent)];

    /// <summary>A column as it stands in statements.</summary>
    public string Of(MovedColumn column) => Names.DelimitIdentifier(column.Name);

    public string Select(IEnumerable<MovedColumn> columns) =>
        $"SELECT {string.Join(", ", columns.Select(Of))} FROM {Statement} ORDER BY {string.Join(", ", Key.Select(Of))}";

    /// <summary>The entry that holds the bytes of a row.</summary>
    /// <param name="key">The values of <see cref="Key"/>.</param>
    public string EntryOf(MovedColumn content, IEnumerable<object> key)
    {
        var name = new StringBuilder($"content/{Name}/{content.Name}");
        foreach (var part in key)
        {
            name.Append('/').Append(part is string text ? Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)) : Convert.ToString(part, CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
