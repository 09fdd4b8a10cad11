using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.Channels.Telegram.Sending;

/// <summary>A method and its body: what the renderer made, with the address filled in.</summary>
internal sealed record BotApiCall(string Method, JsonObject Body)
{
    /// <summary>What to ask for where Telegram says that the message is of the other sort: words, or a file with a caption.</summary>
    public BotApiCall? Otherwise { get; init; }

    /// <summary>The field that names a stored file, and the file; null for words.</summary>
    public (string Field, FileReference File)? Attached => FileFields.Find(Body);

    /// <summary>Null when the request cannot be addressed: no number where a number must be.</summary>
    public static BotApiCall? Of(OutboundRequest request)
    {
        if (Parse(request.Payload) is not { } body)
        {
            return null;
        }

        return request.Kind switch
        {
            OutboxKind.Send when AddressSend(body, request) => FileFields.Send(body),
            OutboxKind.Edit when AddressMessage(body, request) => FileFields.Edit(body),
            OutboxKind.Delete when AddressMessage(body, request) => new("deleteMessage", body),
            OutboxKind.Acknowledge when AddressPress(body, request) => new("answerCallbackQuery", body),
            _ => null,
        };
    }

    private static JsonObject? Parse(string payload)
    {
        try
        {
            return JsonNode.Parse(payload) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool AddressChat(JsonObject body, OutboundRequest request)
    {
        var chat = TelegramId.TryRead(request.Conversation.ExternalId);
        body["chat_id"] = chat;
        return chat is not null;
    }

    private static bool AddressSend(JsonObject body, OutboundRequest request)
    {
        if (TelegramId.TryRead(request.Conversation.Thread) is { } thread)
        {
            body["message_thread_id"] = thread;
        }

        if (request.IsPaid)
        {
            body["allow_paid_broadcast"] = true;
        }

        if (TelegramId.TryRead(request.Target) is { } original)
        {
            body["reply_parameters"] = new JsonObject { ["message_id"] = original, ["allow_sending_without_reply"] = true };
        }

        return AddressChat(body, request);
    }

    private static bool AddressMessage(JsonObject body, OutboundRequest request)
    {
        var message = TelegramId.TryRead(request.Target);
        body["message_id"] = message;
        return message is not null && AddressChat(body, request);
    }

    private static bool AddressPress(JsonObject body, OutboundRequest request)
    {
        body["callback_query_id"] = request.Target;
        return !string.IsNullOrEmpty(request.Target);
    }
}

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
