using System.Text.Json;
using CoP.Channels.Telegram.Inbound;

namespace CoP.Channels.Telegram.Api;

/// <summary>Takes the answer to getUpdates apart without reading what is in it: one update that cannot be read must not hide the others.</summary>
internal static class UpdateList
{
    /// <summary>The updates, or null when this is not <c>{"ok":true,"result":[…]}</c>.</summary>
    public static RawUpdate[]? Read(byte[] body)
    {
        try
        {
            return Split(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static RawUpdate[]? Split(byte[] body)
    {
        var reader = new Utf8JsonReader(body, RawUpdate.Skipping);
        RawUpdate[]? updates = null;
        var isOk = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (ok, result) = (reader.ValueTextEquals("ok"u8), reader.ValueTextEquals("result"u8));
            reader.Read();
            isOk |= ok && reader.TokenType == JsonTokenType.True;
            if (result && reader.TokenType == JsonTokenType.StartArray)
            {
                updates = Elements(ref reader, body);
            }
            else
            {
                reader.Skip();
            }
        }

        return isOk ? updates : null;
    }

    private static RawUpdate[] Elements(ref Utf8JsonReader reader, byte[] body)
    {
        var elements = new List<RawUpdate>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var begin = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(RawUpdate.Of(body.AsMemory(begin..(int)reader.BytesConsumed)));
        }

        return [.. elements];
    }
}
