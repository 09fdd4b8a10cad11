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
                place.Point(address.TrimEnd('/') + links.Path(place.File));
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
