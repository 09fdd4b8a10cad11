using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Teams.Rendering;
using CoP.Community;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// Puts addresses in the place of the files that a card names, at the moment it leaves. Teams fetches them from
/// <c>Community:PublicUrl</c>; without one a small picture goes inside the card, and else a line says what is missing.
/// </summary>
internal sealed class CardFiles(FileLinks links, IStoredFiles storedFiles, ILocalizer words, IOptions<CommunityOptions> options)
{
    /// <summary>The body as it may leave.</summary>
    public async Task<string> ResolveAsync(string payload, string? language, CancellationToken cancel)
    {
        if (!FileReference.IsIn(payload))
        {
            return payload;
        }

        var body = JsonNode.Parse(payload)!;
        foreach (var place in FilePlaces.In(body))
        {
            if (options.Value.PublicUrl is { Length: > 0 } address)
            {
                place.Point(address.TrimEnd('/') + links.Path(place.File, place.IsPicture));
            }
            else if (!place.IsPicture || !await InlineAsync(body, place, cancel))
            {
                place.Replace(Elements.Line(words.Say(new Text("teams.fileNotHere", place.File.Name), language ?? Languages.English), Tone.Subtle));
            }
        }

        return CardJson.Write(body);
    }

    /// <summary>False when there is no room for it, or it is gone.</summary>
    private async Task<bool> InlineAsync(JsonNode body, FilePlace place, CancellationToken cancel)
    {
        if (await storedFiles.FindAsync(place.File.Id, cancel) is not { IsPicture: true } file || file.Content.Length > TeamsRenderer.Limit)
        {
            return false;
        }

        var address = $"data:{file.ContentType};base64,{Convert.ToBase64String(file.Content)}";
        var fits = CardJson.Write(body).Length + address.Length <= TeamsRenderer.Limit;
        if (fits)
        {
            place.Point(address);
        }

        return fits;
    }
}

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
