using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

/// <summary>
/// Keeps a small collection as JSON in a text column. Plain text and not the provider's own JSON column: that one fails
/// on the SQLite that is bundled for machines without a system library.
/// </summary>
internal static class JsonText
{
    public static PropertyBuilder<T> HasJsonText<T>(this PropertyBuilder<T> property)
        where T : class?
    {
        var comparer = new ValueComparer<T>(
            (left, right) => Write(left) == Write(right),
            value => Write(value).GetHashCode(StringComparison.Ordinal),
            value => Read<T>(Write(value)));
        return property.HasConversion(value => Write(value), text => Read<T>(text), comparer);
    }

    private static string Write<T>(T? value) => JsonSerializer.Serialize(value);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text) ?? throw new JsonException("An empty column.");
}
