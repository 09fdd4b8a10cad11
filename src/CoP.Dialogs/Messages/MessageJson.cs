using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoP.Dialogs.Messages;

/// <summary>Messages as the outbox and the inbox keep them.</summary>
public static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(Message message) => JsonSerializer.Serialize(message, Options);

    public static Message Read(string json) =>
        JsonSerializer.Deserialize<Message>(json, Options) ?? throw new JsonException("An empty message.");
}
