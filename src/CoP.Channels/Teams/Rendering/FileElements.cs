using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Teams.Rendering;

/// <summary>The file of a message: a picture in the card, or a document's name to press. The address is filled in when the card leaves.</summary>
internal static class FileElements
{
    public static JsonNode Draw(MessageFile file) => file.IsPicture ? Picture(file) : Document(file);

    private static JsonObject Picture(MessageFile file) => new()
    {
        ["type"] = "Image",
        ["url"] = FileReference.Of(file).ToString(),
        ["altText"] = PlainText.Run(file.Alt.Length > 0 ? file.Alt : file.Name),
        ["size"] = "stretch",
    };

    private static JsonObject Document(MessageFile file) => new()
    {
        ["type"] = "ActionSet",
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "Action.OpenUrl",
            ["title"] = $"📎 {file.Name}",
            ["url"] = FileReference.Of(file).ToString(),
        }),
    };
}
