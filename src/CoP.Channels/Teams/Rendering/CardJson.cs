using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace CoP.Channels.Teams.Rendering;

/// <summary>Writes JSON for the connector: every script as it is, since escapes would eat the room of a message.</summary>
internal static class CardJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonNode node) => node.ToJsonString(Readable);
}
