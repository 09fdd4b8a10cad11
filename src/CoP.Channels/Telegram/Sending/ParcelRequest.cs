using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.Channels.Telegram.Sending;

/// <summary>A method and its body: what the renderer made, with the address filled in.</summary>
internal sealed record ParcelRequest(string Method, JsonObject Body)
{
    /// <summary>What to ask for where Telegram says that the message is of the other sort: words, or a file with a caption.</summary>
    public ParcelRequest? Otherwise { get; init; }

    /// <summary>The field that names a stored file, and the file; null for words.</summary>
    public (string Field, FileReference File)? Attached => FileFields.Find(Body);

    /// <summary>Null when the parcel cannot be addressed: no number where a number must be.</summary>
    public static ParcelRequest? Of(Parcel parcel)
    {
        if (Parse(parcel.Wire) is not { } body)
        {
            return null;
        }

        return parcel.Kind switch
        {
            OutboxKind.Send when AddressSend(body, parcel) => FileFields.Send(body),
            OutboxKind.Edit when AddressMessage(body, parcel) => FileFields.Edit(body),
            OutboxKind.Delete when AddressMessage(body, parcel) => new("deleteMessage", body),
            OutboxKind.Acknowledge when AddressPress(body, parcel) => new("answerCallbackQuery", body),
            _ => null,
        };
    }

    private static JsonObject? Parse(string wire)
    {
        try
        {
            return JsonNode.Parse(wire) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool AddressChat(JsonObject body, Parcel parcel)
    {
        var chat = Ids.TryRead(parcel.Conversation.ExternalId);
        body["chat_id"] = chat;
        return chat is not null;
    }

    private static bool AddressSend(JsonObject body, Parcel parcel)
    {
        if (Ids.TryRead(parcel.Conversation.Thread) is { } thread)
        {
            body["message_thread_id"] = thread;
        }

        if (parcel.IsPaid)
        {
            body["allow_paid_broadcast"] = true;
        }

        if (Ids.TryRead(parcel.Target) is { } original)
        {
            body["reply_parameters"] = new JsonObject { ["message_id"] = original, ["allow_sending_without_reply"] = true };
        }

        return AddressChat(body, parcel);
    }

    private static bool AddressMessage(JsonObject body, Parcel parcel)
    {
        var message = Ids.TryRead(parcel.Target);
        body["message_id"] = message;
        return message is not null && AddressChat(body, parcel);
    }

    private static bool AddressPress(JsonObject body, Parcel parcel)
    {
        body["callback_query_id"] = parcel.Target;
        return !string.IsNullOrEmpty(parcel.Target);
    }
}
