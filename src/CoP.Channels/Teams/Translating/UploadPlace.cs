using System.Text.Json;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>Where somebody lets us put a file, as <c>fileConsent/invoke</c> says in <c>uploadInfo</c>. Nobody vouches for its addresses.</summary>
/// <param name="UploadUrl">Takes the bytes, by itself: whoever has it may write there for a while.</param>
/// <param name="ContentUrl">Where the file can be opened afterwards.</param>
internal sealed record UploadPlace(string UploadUrl, string ContentUrl, string Name, string UniqueId, string FileType)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    /// <summary>Null when something of it is missing.</summary>
    public static UploadPlace? Of(JsonElement info) =>
        info.Text("uploadUrl") is { Length: > 0 } upload && info.Text("contentUrl") is { Length: > 0 } content
        && info.Text("name") is { Length: > 0 } name && info.Text("uniqueId") is { Length: > 0 } id
            ? new(upload, content, name, id, info.Text("fileType") ?? "")
            : null;

    public string Write() => JsonSerializer.Serialize(this, Camel);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static UploadPlace Read(string json) => JsonSerializer.Deserialize<UploadPlace>(json, Camel) ?? throw new JsonException("No place.");
}
