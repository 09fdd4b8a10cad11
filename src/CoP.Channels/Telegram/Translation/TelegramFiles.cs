using System.Text.Json;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Pictures, documents and recordings, which can be fetched. What somebody says into the phone is meant as a message, and animations are films by the time they reach us.</summary>
internal static class TelegramFiles
{
    /// <summary>Telegram sends every photo as JPEG, without a name.</summary>
    private const string PhotoName = "photo.jpg";

    public static FileReceived? Read(ChatMessage message, OtherContent content, bool toUs) => content switch
    {
        OtherContent.Photo when Largest(message) is { } photo =>
            Of(photo, PhotoName, "image/jpeg", content, toUs),
        OtherContent.File when message.Others.TryGetValue("document", out var document) =>
            Of(document, Text(document, "file_name") ?? "", Text(document, "mime_type") ?? "", content, toUs),
        OtherContent.Video when message.Others.TryGetValue("video", out var video) =>
            Of(video, Text(video, "file_name") ?? "video.mp4", Text(video, "mime_type") ?? "", content, toUs),
        OtherContent.Voice when message.Others.TryGetValue("audio", out var audio) =>
            Of(audio, Text(audio, "file_name") ?? "audio.mp3", Text(audio, "mime_type") ?? "", content, toUs),
        _ => null,
    };

    private static FileReceived? Of(JsonElement file, string name, string type, OtherContent content, bool toUs) =>
        Text(file, "file_id") is { Length: > 0 } id ? new FileReceived(name, type, Size(file), id, content, toUs) : null;

    /// <summary>The sizes come smallest first.</summary>
    private static JsonElement? Largest(ChatMessage message) =>
        message.Others.TryGetValue("photo", out var sizes) && sizes is { ValueKind: JsonValueKind.Array } && sizes.GetArrayLength() > 0
            ? sizes[sizes.GetArrayLength() - 1]
            : null;

    private static string? Text(JsonElement file, string member) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Size(JsonElement file) =>
        file.TryGetProperty("file_size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) ? bytes : null;
}
