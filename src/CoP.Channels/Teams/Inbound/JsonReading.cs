using System.Text.Json;

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

    public static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
