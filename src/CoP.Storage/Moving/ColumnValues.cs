using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoP.Storage.Moving;

/// <summary>How a value of one type travels between a database and JSON, without losing anything.</summary>
internal sealed record ColumnValues(Func<DbDataReader, int, object> FromDatabase, Action<Utf8JsonWriter, object> Write, Func<JsonElement, object> Read)
{
    private static readonly FrozenDictionary<Type, ColumnValues> Known = new Dictionary<Type, ColumnValues>
    {
        [typeof(string)] = new(static (row, at) => row.GetString(at), static (json, value) => json.WriteStringValue((string)value), static json => json.GetString()!),
        [typeof(long)] = new(static (row, at) => row.GetInt64(at), static (json, value) => json.WriteNumberValue((long)value), static json => json.GetInt64()),
        [typeof(int)] = new(static (row, at) => row.GetInt32(at), static (json, value) => json.WriteNumberValue((int)value), static json => json.GetInt32()),
        [typeof(bool)] = new(static (row, at) => row.GetBoolean(at), static (json, value) => json.WriteBooleanValue((bool)value), static json => json.GetBoolean()),
        [typeof(double)] = new(static (row, at) => row.GetDouble(at), static (json, value) => json.WriteNumberValue((double)value), static json => json.GetDouble()),
        [typeof(decimal)] = new(static (row, at) => row.GetDecimal(at), static (json, value) => json.WriteNumberValue((decimal)value), static json => json.GetDecimal()),
        [typeof(Guid)] = new(static (row, at) => row.GetGuid(at), static (json, value) => json.WriteStringValue((Guid)value), static json => json.GetGuid()),
        [typeof(DateOnly)] = Text(static text => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture), static value => value.ToString("O", CultureInfo.InvariantCulture)),
        [typeof(TimeOnly)] = Text(static text => TimeOnly.ParseExact(text, "O", CultureInfo.InvariantCulture), static value => value.ToString("O", CultureInfo.InvariantCulture)),
        [typeof(TimeSpan)] = Text(static text => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture), static value => value.ToString("c", CultureInfo.InvariantCulture)),
        [typeof(DateTimeOffset)] = new(static (row, at) => row.GetFieldValue<DateTimeOffset>(at), static (json, value) => json.WriteStringValue((DateTimeOffset)value), static json => json.GetDateTimeOffset()),
        [typeof(byte[])] = new(static (row, at) => row.GetFieldValue<byte[]>(at), static (_, _) => throw new InvalidOperationException("Bytes have entries of their own."), static _ => throw new InvalidOperationException("Bytes have entries of their own.")),
    }.ToFrozenDictionary();

    /// <exception cref="NotSupportedException">Nobody has said yet how values of that type travel.</exception>
    public static ColumnValues Of(Type type) => Known.GetValueOrDefault(type) ?? throw new NotSupportedException($"A column is stored as {type.Name}, which an archive cannot hold yet.");

    /// <summary>A list of texts, which one kind of database keeps as such and another as JSON.</summary>
    /// <param name="converter">To and from what is kept; null where that is the list.</param>
    public static ColumnValues OfTexts(ValueConverter? converter) => new(
        (row, at) => converter is null ? row.GetFieldValue<List<string>>(at) : converter.ConvertFromProvider(row.GetString(at))!,
        static (json, value) => JsonSerializer.Serialize(json, (IEnumerable<string>)value),
        json => json.Deserialize<List<string>>() is var list && converter is null ? list! : converter!.ConvertToProvider(list)!);

    private static ColumnValues Text<T>(Func<string, T> parse, Func<T, string> write)
        where T : struct => new(
            static (row, at) => row.GetFieldValue<T>(at), (json, value) => json.WriteStringValue(write((T)value)), json => parse(json.GetString()!));
}
