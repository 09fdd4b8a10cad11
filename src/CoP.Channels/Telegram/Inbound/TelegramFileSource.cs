using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoP.Channels.Telegram.Api;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>Fetches what people send: <c>getFile</c> says where it is, under the same server and nowhere else.</summary>
internal sealed partial class TelegramFileSource(TelegramApi api) : IFileSource
{
    public async Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel)
    {
        var answer = await api.CallAsync<JsonElement>("getFile", new JsonObject { ["file_id"] = file.Reference }, cancel);
        return answer switch
        {
            ApiAnswer<JsonElement>.Ok(var found) when Path(found) is { } path => await api.DownloadAsync(path, cancel),
            ApiAnswer<JsonElement>.Refused { Error: var error } when error.Says("too big") => new FetchedFile.TooLarge(),
            _ => new FetchedFile.OutOfReach(),
        };
    }

    private static string? Path(JsonElement found) =>
        found.ValueKind == JsonValueKind.Object && found.TryGetProperty("file_path", out var path)
        && path.ValueKind == JsonValueKind.String && path.GetString() is { } text && RelativePath().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal)
            ? text
            : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9_./-]{0,255}\z")]
    private static partial Regex RelativePath();
}
