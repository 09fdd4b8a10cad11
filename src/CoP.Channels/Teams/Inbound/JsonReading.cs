using System.Text.Json;
using CoP.Channels.Reading;

namespace CoP.Channels.Teams.Inbound;

/// <summary>Reads JSON that others wrote: what is missing or of another kind is absent, not an error.</summary>
internal static class JsonReading
{
    /// <summary>Refuses what two readers could understand differently, and what nests deeper than any real payload.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 48, AllowDuplicateProperties = false };

    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>Null when it is no JSON, or holds strings that are no text (see <see cref="UnicodeText"/>).</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> json) => UnicodeText.IsWellFormed(json.Span) ? ParseRepaired(json) : null;

    /// <summary>As <see cref="Parse"/>, with a mark in place of what is no text.</summary>
    public static JsonElement? ParseRepaired(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(UnicodeText.Repaired(json), Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
