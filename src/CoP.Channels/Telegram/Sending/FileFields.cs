using System.Text.Json.Nodes;
using CoP.Channels.Files;

namespace CoP.Channels.Telegram.Sending;

/// <summary>Which method a body is for, by the file it names.</summary>
internal static class FileFields
{
    private static readonly (string Field, string Method)[] Methods =
        [("photo", "sendPhoto"), ("animation", "sendAnimation"), ("document", "sendDocument")];

    public static (string Field, FileReference File)? Find(JsonObject body) => Methods
        .Select(method => FileReference.Read((string?)body[method.Field]) is { } file ? (method.Field, file) : ((string, FileReference)?)null)
        .FirstOrDefault(static found => found is not null);

    public static BotApiCall Send(JsonObject body)
    {
        if (Find(body) is not var (field, _))
        {
            return new("sendMessage", body);
        }

        body.Remove("text"); // There when an edit's body is sent: a live message is cut as its edits are.
        return new(Methods.First(method => method.Field == field).Method, body);
    }

    /// <summary>
    /// A message of words and one with a caption are edited by different methods, and a correction may have added or
    /// taken away the file; the file itself stays as it was sent.
    /// </summary>
    public static BotApiCall Edit(JsonObject body)
    {
        var (text, caption) = ((string?)body["text"], (string?)body["caption"]);
        var words = Only("editMessageText", body, "text", text ?? caption, "link_preview_options");
        var captioned = Only("editMessageCaption", body, "caption", caption ?? text);
        return Find(body) is not null && (text ?? caption) == caption
            ? captioned with { Otherwise = words }
            : words with { Otherwise = captioned };
    }

    private static BotApiCall Only(string method, JsonObject body, string field, string? words, params string[] kept)
    {
        string[] members = ["chat_id", "message_id", "parse_mode", "reply_markup", .. kept];
        var only = new JsonObject { [field] = words };
        foreach (var member in members.Where(body.ContainsKey))
        {
            only[member] = body[member]?.DeepClone();
        }

        return new(method, only);
    }
}
