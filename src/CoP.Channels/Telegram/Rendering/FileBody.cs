using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>The body of a picture or a document, whose member says with which method it is sent.</summary>
internal static class FileBody
{
    /// <summary>Characters of a caption after its entities are parsed.</summary>
    public const int MaxCaption = 1024;

    public static JsonObject Of(MessageFile file, ImmutableArray<TextSpan> caption)
    {
        var body = new JsonObject { [Kind(file)] = FileReference.Of(file).ToString() };
        return caption.IsEmpty ? body : Captioned(body, caption);
    }

    /// <summary>
    /// For a message that was sent as a file with a caption, or as words with a file after them; which of the two only
    /// Telegram knows, so the sender has both and tries the likelier first.
    /// </summary>
    public static JsonObject Edit(MessageFile file, ImmutableArray<TextSpan> text)
    {
        var body = Captioned(Of(file, []), Splitter.Shorten(text, MaxCaption));
        if (!text.IsEmpty)
        {
            body["text"] = Html.Write(Splitter.Shorten(text));
        }

        return body;
    }

    private static JsonObject Captioned(JsonObject body, ImmutableArray<TextSpan> caption)
    {
        body["caption"] = Html.Write(caption);
        body["parse_mode"] = "HTML";
        return body;
    }

    private static string Kind(MessageFile file) => file.ContentType switch
    {
        "image/gif" => "animation",
        _ when file.IsPicture => "photo",
        _ => "document",
    };
}
