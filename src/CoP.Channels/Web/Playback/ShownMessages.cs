using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Community.Delivery;

namespace CoP.Channels.Web.Playback;

/// <summary>Messages as the page gets them: what a body says of stored files is an address of this server there.</summary>
internal sealed class ShownMessages(FileLinks links)
{
    public ShownMessage Of(PlaybackMessage row) => new(
        row.Id.ToString(CultureInfo.InvariantCulture), row.FromMember, Body(row), row.At, row.EditedAt);

    private JsonElement Body(PlaybackMessage row)
    {
        if (row.FromMember || !FileReference.IsIn(row.Body))
        {
            return JsonElement.Parse(row.Body);
        }

        var body = JsonNode.Parse(row.Body)!;
        Resolve(body);
        return JsonSerializer.SerializeToElement(body);
    }

    private void Resolve(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray many:
                many.ToList().ForEach(Resolve);
                break;
            case JsonObject one:
                Resolve(one);
                break;
        }
    }

    private void Resolve(JsonObject one)
    {
        foreach (var (key, value) in one.ToList())
        {
            if (FileReference.Keys.Contains(key) && value is JsonValue text && text.TryGetValue<string>(out var words) && FileReference.Read(words) is { } file)
            {
                one[key] = links.Path(file, isPicture: key is not "document");
            }
            else
            {
                Resolve(value);
            }
        }
    }
}
