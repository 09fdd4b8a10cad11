using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoP.Testing.Telegram;

/// <summary>A file as the server keeps it.</summary>
public sealed record TelegramFile(string Name, string Type, byte[] Content);

/// <summary>The files of one bot: those it uploaded and those people sent it. A <c>file_id</c> of another bot is unknown.</summary>
internal sealed class TelegramFiles
{
    private const int LargestPhoto = 10 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, TelegramFile> _files = new();
    private long _last = 900;

    public static IReadOnlyList<string> Kinds { get; } = ["photo", "animation", "document"];

    public string Add(TelegramFile file)
    {
        var id = $"FILE{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";
        _files[id] = file;
        return id;
    }

    public TelegramFile? Find(string id) => _files.GetValueOrDefault(id);

    /// <summary>Everything that the bot sent before is forgotten, as after a change of its token.</summary>
    public void Forget() => _files.Clear();

    public TelegramReply Get(JsonElement body)
    {
        var id = body.GetProperty("file_id").GetString()!;
        return Find(id) is not { } file ? TelegramReply.Fail(400, "Bad Request: invalid file_id")
            : file.Content.Length > 20 * 1024 * 1024 ? TelegramReply.Fail(400, "Bad Request: file is too big")
            : TelegramReply.Ok(new { file_id = id, file_unique_id = $"u{id}", file_size = file.Content.Length, file_path = $"documents/{id}" });
    }

    /// <summary>Why the file of a call cannot be sent, or null.</summary>
    public string? Fault(string kind, JsonElement body, TelegramFile? upload) => upload is null
        ? Find(body.GetProperty(kind).GetString()!) is null ? "Bad Request: wrong remote file identifier specified: Wrong string length" : null
        : upload.Content.Length == 0 ? "Bad Request: file must be non-empty"
        : kind != "photo" ? null
        : upload.Content.Length > LargestPhoto ? "Bad Request: file is too big"
        : IsPicture(upload.Content) ? null : "Bad Request: IMAGE_PROCESS_FAILED";

    /// <summary>What the sent message says of its file.</summary>
    public JsonNode Describe(string kind, string id)
    {
        var file = Find(id)!;
        var json = new JsonObject { ["file_id"] = id, ["file_unique_id"] = $"u{id}", ["file_size"] = file.Content.Length };
        return kind == "photo"
            ? new JsonArray(Sized("SMALL", 90), Sized(id, 800))
            : With(json, file);
    }

    private static JsonObject With(JsonObject json, TelegramFile file)
    {
        (json["file_name"], json["mime_type"]) = (file.Name, file.Type);
        return json;
    }

    private static JsonObject Sized(string id, int side) =>
        new() { ["file_id"] = id, ["file_unique_id"] = $"u{id}", ["width"] = side, ["height"] = side };

    private static bool IsPicture(ReadOnlySpan<byte> content) =>
        content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) || content.StartsWith<byte>([0xFF, 0xD8, 0xFF]);
}
