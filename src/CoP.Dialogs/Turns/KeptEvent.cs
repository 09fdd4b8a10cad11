using System.Text.Json;

namespace CoP.Dialogs.Turns;

/// <summary>An event whose turn failed, as the inbox keeps it.</summary>
public static class KeptEvent
{
    public static string Write(Incoming incoming) => JsonSerializer.Serialize(incoming);

    /// <summary>The event, or null when it can no longer be read: it is gone, damaged, or of a kind that this version does not know.</summary>
    public static Incoming? Read(string? payload)
    {
        try
        {
            return payload is null ? null : JsonSerializer.Deserialize<Incoming>(payload);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
