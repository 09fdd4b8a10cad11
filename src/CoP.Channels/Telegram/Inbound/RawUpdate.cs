using System.Globalization;
using System.Text;
using System.Text.Json;
using CoP.Channels.Reading;
using CoP.Channels.Telegram.Api;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>
/// An update as it came. Its number is found without reading the rest, so that an update that nobody can read can be told
/// from the others, kept and confirmed.
/// </summary>
/// <param name="Id">Null when it has none that Telegram would give.</param>
internal sealed record RawUpdate(ReadOnlyMemory<byte> Json, long? Id)
{
    /// <summary>Far beyond what can be read: this deep an update can still be stepped over.</summary>
    public const int DeepestSkipped = 100_000;

    /// <summary>Numbers of updates are whole and stay exact in every client's floating point.</summary>
    private const long LargestId = 1L << 53;

    private static readonly JsonReaderOptions Skipping = new() { MaxDepth = DeepestSkipped };

    /// <summary>The text of it, as far as it is text.</summary>
    public string Text => Encoding.UTF8.GetString(Json.Span);

    /// <summary>How the inbox knows it.</summary>
    public string? ExternalId => Id?.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="JsonException">Not JSON from beginning to end.</exception>
    public static RawUpdate Of(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, Skipping);
        long? id = null;
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("update_id"u8))
            {
                reader.Read();
                id = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number is >= 0 and < LargestId ? number : null;
            }
        }

        return new RawUpdate(json, id);
    }

    /// <exception cref="JsonException">Too deep, or with strings that are no text.</exception>
    public JsonElement Parse()
    {
        if (!UnicodeText.IsWellFormed(Json.Span))
        {
            throw new JsonException("Strings that are no text.");
        }

        using var document = JsonDocument.Parse(UnicodeText.Repaired(Json), new JsonDocumentOptions { MaxDepth = ApiJson.MaxDepth });
        return document.RootElement.Clone();
    }
}
