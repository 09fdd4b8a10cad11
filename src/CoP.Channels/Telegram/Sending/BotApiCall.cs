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
        var chat = Ids.TryRead(request.Conversation.ExternalId);
        body["chat_id"] = chat;
        return chat is not null;
    }

    private static bool AddressSend(JsonObject body, OutboundRequest request)
    {
        if (Ids.TryRead(request.Conversation.Thread) is { } thread)
        {
            body["message_thread_id"] = thread;
        }

        if (request.IsPaid)
        {
            body["allow_paid_broadcast"] = true;
        }

        if (Ids.TryRead(request.Target) is { } original)
        {
            body["reply_parameters"] = new JsonObject { ["message_id"] = original, ["allow_sending_without_reply"] = true };
        }

        return AddressChat(body, request);
    }

    private static bool AddressMessage(JsonObject body, OutboundRequest request)
    {
        var message = Ids.TryRead(request.Target);
        body["message_id"] = message;
        return message is not null && AddressChat(body, request);
    }

    private static bool AddressPress(JsonObject body, OutboundRequest request)
    {
        body["callback_query_id"] = request.Target;
        return !string.IsNullOrEmpty(request.Target);
    }
}
