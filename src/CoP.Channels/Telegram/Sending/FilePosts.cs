using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using CoP.Channels.Files;
using CoP.Channels.Telegram.Api;
using CoP.Community;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Sending;

/// <summary>
/// Sends pictures and documents. The first of a file uploads its bytes while the others wait; from then on Telegram's
/// <c>file_id</c>, which belongs to our bot, goes in their place.
/// </summary>
internal sealed partial class FilePosts(TelegramApi api, IStoredFiles storedFiles, TelegramIdentity identity, ILogger<FilePosts> log)
{
    private readonly ConcurrentDictionary<long, SemaphoreSlim> _uploads = new();

    /// <summary>Null when there is no such file any more: nothing was sent.</summary>
    public async Task<ApiAnswer<JsonElement>?> SendAsync(BotApiCall request, string field, FileReference file, CancellationToken cancel)
    {
        try
        {
            return await KnownAsync(request, field, file, cancel) ?? await FirstAsync(request, field, file, cancel);
        }
        catch (DbException failure) // While the file was looked for: nothing has left.
        {
            return new ApiAnswer<JsonElement>.NotSent(failure.GetType().Name);
        }
    }

    private string Owner => $"{ChannelNames.Telegram}:{identity.BotId}";

    private async Task<ApiAnswer<JsonElement>?> KnownAsync(BotApiCall request, string field, FileReference file, CancellationToken cancel)
    {
        if (await storedFiles.HandleAsync(file.Id, Owner, cancel) is not { } handle)
        {
            return null;
        }

        request.Body[field] = handle;
        var answer = await api.CallAsync<JsonElement>(request.Method, request.Body, cancel);
        return answer is ApiAnswer<JsonElement>.Refused { Error: var error } && IsUnknownFile(error)
            ? await ForgottenAsync(file, error)
            : answer;
    }

    private static bool IsUnknownFile(ApiError error) =>
        error.ErrorCode == 400 && (error.Says("file identifier") || error.Says("file reference") || error.Says("file_id"));

    /// <summary>The next try uploads anew.</summary>
    private async Task<ApiAnswer<JsonElement>> ForgottenAsync(FileReference file, ApiError error)
    {
        await RememberAsync(file, null);
        return new ApiAnswer<JsonElement>.NotSent(error.Description);
    }

    private async Task<ApiAnswer<JsonElement>?> FirstAsync(BotApiCall request, string field, FileReference file, CancellationToken cancel)
    {
        var upload = _uploads.GetOrAdd(file.Id, static _ => new SemaphoreSlim(1, 1));
        await upload.WaitAsync(cancel);
        try
        {
            return await KnownAsync(request, field, file, cancel) ?? await UploadAsync(request, field, file, cancel);
        }
        finally
        {
            upload.Release();
        }
    }

    private async Task<ApiAnswer<JsonElement>?> UploadAsync(BotApiCall request, string field, FileReference file, CancellationToken cancel)
    {
        if (await storedFiles.FindAsync(file.Id, cancel) is not { } found)
        {
            return null;
        }

        var fields = request.Body.DeepClone().AsObject();
        fields.Remove(field);
        var answer = await api.UploadAsync<JsonElement>(request.Method, fields, field, found, cancel);
        if (answer is ApiAnswer<JsonElement>.Ok(var message) && FileId(message, field) is { } handle)
        {
            await RememberAsync(file, handle);
        }

        return answer;
    }

    /// <summary>What was sent is sent, whether or not we can remember the file: then it is uploaded once more.</summary>
    private async Task RememberAsync(FileReference file, string? handle)
    {
        try
        {
            await storedFiles.RememberAsync(file.Id, Owner, handle, CancellationToken.None);
        }
        catch (Exception failure) when (failure is DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            NotRemembered(failure, file.Id);
        }
    }

    /// <summary>A picture comes back in several sizes, the last of which is the whole.</summary>
    private static string? FileId(JsonElement message, string field) =>
        message.ValueKind != JsonValueKind.Object || !message.TryGetProperty(field, out var sent) ? null
        : sent.ValueKind == JsonValueKind.Array ? sent.EnumerateArray().Select(Id).LastOrDefault()
        : Id(sent);

    private static string? Id(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("file_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What Telegram calls file {File} could not be kept; it will be uploaded again")]
    private partial void NotRemembered(Exception failure, long file);
}
