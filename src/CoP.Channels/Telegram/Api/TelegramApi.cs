using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Telegram.Inbound;
using CoP.Delivery.Http;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;
using Polly;

namespace CoP.Channels.Telegram.Api;

/// <summary>
/// <c>POST {base}/bot{token}/{method}</c>, each call at most once. The token is in the URL: no URL and no exception
/// text leaves this class.
/// </summary>
internal sealed class TelegramApi(IHttpClientFactory http, IOptions<TelegramOptions> options, TimeProvider time)
{
    /// <summary>For every call but long polls.</summary>
    public const string ClientName = "telegram";

    /// <summary>For long polls, which no short timeout may cut.</summary>
    public const string PollingClientName = "telegram-polling";

    private static readonly TimeSpan UploadLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollMargin = TimeSpan.FromSeconds(15);

    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave.</exception>
    public Task<ApiAnswer<T>> CallAsync<T>(string method, JsonObject body, CancellationToken cancel) =>
        PostAsync(ClientName, method, Json(body), TimeSpan.FromSeconds(options.Value.RequestSeconds), AnswerReader.Read<T>, cancel);

    /// <summary>As <see cref="CallAsync"/>, with a file's bytes in the field of that name.</summary>
    public async Task<ApiAnswer<T>> UploadAsync<T>(string method, JsonObject fields, string name, FileOnShelf file, CancellationToken cancel) =>
        await PostAsync(ClientName, method, await Multipart.WriteAsync(fields, name, file, cancel), UploadLimit, AnswerReader.Read<T>, cancel);

    /// <summary>What stands under a path that <c>getFile</c> gave.</summary>
    public async Task<FetchedFile> DownloadAsync(string path, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.RequestSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Base}/file/bot{options.Value.Token}/{path}"));
            using var response = await http.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await CappedReading.ReadAsync(response, either.Token);
        }
        catch (Exception failure) when (Explains(failure) && !cancel.IsCancellationRequested)
        {
            return new FetchedFile.OutOfReach();
        }
    }

    /// <summary>Waits up to the polling time for updates from <paramref name="offset"/> on, which confirms all before it.</summary>
    public Task<ApiAnswer<RawUpdate[]>> PollAsync(long? offset, IEnumerable<string> kinds, CancellationToken cancel)
    {
        var seconds = options.Value.PollingSeconds;
        var body = new JsonObject
        {
            ["limit"] = 100,
            ["timeout"] = seconds,
            ["allowed_updates"] = new JsonArray([.. kinds.Select(kind => JsonValue.Create(kind))]),
        };
        if (offset is { } first)
        {
            body["offset"] = first;
        }

        return PostAsync(PollingClientName, "getUpdates", Json(body), TimeSpan.FromSeconds(seconds) + PollMargin, AnswerReader.ReadUpdates, cancel);
    }

    private static OnceContent Json(JsonObject body) => new(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options));

    private async Task<ApiAnswer<T>> PostAsync<T>(
        string client, string method, OnceContent content, TimeSpan limit, Func<HttpResponseMessage, byte[], ApiAnswer<T>> read, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(method)) { Content = content };
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var response = await http.CreateClient(client).SendAsync(request, either.Token);
            return read(response, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception failure) when (Explains(failure) && (content.HasStarted || !cancel.IsCancellationRequested))
        {
            return content.HasStarted ? new ApiAnswer<T>.Unknown(Name(failure)) : new ApiAnswer<T>.NotSent(Name(failure));
        }
    }

    private string Base => options.Value.ApiBaseUrl.TrimEnd('/');

    private Uri Address(string method) => new($"{Base}/bot{options.Value.Token}/{method}");

    private static bool Explains(Exception failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException or ExecutionRejectedException;

    private static string Name(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        OperationCanceledException => "timeout",
        _ => failure.GetType().Name,
    };
}
