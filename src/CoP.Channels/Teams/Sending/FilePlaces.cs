using System.Text.Json.Nodes;
using CoP.Channels.Files;

namespace CoP.Channels.Teams.Sending;

/// <summary>An element of a card that shows or opens a stored file.</summary>
/// <param name="Element">What stands in the card: the picture, or the set of the one button.</param>
/// <param name="Holder">What has the address: the picture, or the button.</param>
internal sealed record FilePlace(JsonObject Element, JsonObject Holder, FileReference File)
{
    public bool IsPicture => Element == Holder;

    public void Point(string address) => Holder["url"] = address;

    public void Replace(JsonNode other) => Element.ReplaceWith(other);
}

/// <summary>Finds those of a body; all others are left alone, whatever they say.</summary>
internal static class FilePlaces
{
    public static IReadOnlyList<FilePlace> In(JsonNode body) => [.. Objects(body).Select(Read).OfType<FilePlace>()];

    private static FilePlace? Read(JsonObject element) => (string?)element["type"] switch
    {
        "Image" when Url(element) is { } file => new(element, element, file),
        "ActionSet" when element["actions"] is JsonArray { Count: 1 } set && set[0] is JsonObject button && Url(button) is { } file => new(element, button, file),
        _ => null,
    };

    private static FileReference? Url(JsonObject holder) =>
        holder["url"] is JsonValue value && value.TryGetValue<string>(out var url) ? FileReference.Read(url) : null;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => [one, .. one.SelectMany(static member => Objects(member.Value))],
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
