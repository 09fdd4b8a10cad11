using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoP.Channels.Telegram.Api;

/// <summary>The Bot API's way of writing JSON.</summary>
internal static class ApiJson
{
    /// <summary>Deeper than any update we have seen described; what is deeper is not Telegram's.</summary>
    public const int MaxDepth = 128;

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };
}
