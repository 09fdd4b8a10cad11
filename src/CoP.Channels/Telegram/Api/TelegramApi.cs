using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Telegram.Inbound;
using CoP.Delivery.Http;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;
using Polly;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace CoP.Channels.Telegram.Api;

/// <summary>
/// Calls of the Bot API through Telegram.Bot, each at most once, and what is known after each. The token is in the URL: no
/// URL and no exception text leaves this class.
/// </summary>
internal sealed class TelegramApi(IHttpClientFactory http, IOptions<TelegramOptions> options, TimeProvider time)
{
    /// <summary>For every call but long polls.</summary>
    public const string ClientName = "telegram";

    /// <summary>For long polls, which no short timeout may cut.</summary>
    public const string PollingClientName = "telegram-polling";

    private static readonly TimeSpan UploadLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollMargin = TimeSpan.FromSeconds(15);

    private readonly Lazy<TelegramBotClientOptions> _bot = new(() =>
        new(options.Value.Token, new Uri(options.Value.ApiBaseUrl).GetLeftPart(UriPartial.Authority)) { RetryCount = 0, RetryThreshold = 0 });

    /// <summary>An update that is nested too deep to be read must not keep the others of its batch from being taken apart.</summary>
    static TelegramApi() => JsonBotAPI.Options.MaxDepth = RawUpdate.DeepestSkipped;

    /// <exception cref="OperationCanceledException">Cancelled before the body began to leave.</exception>
    public Task<ApiAnswer<T>> CallAsync<T>(string method, JsonObject body, CancellationToken cancel) =>
        SendAsync(ClientName, OnceRequest<T>.Of(method, body), RequestLimit, cancel);

    /// <inheritdoc cref="CallAsync{T}(string, JsonObject, CancellationToken)"/>
    public async Task<ApiAnswer<T>> CallAsync<T>(RequestBase<T> request, CancellationToken cancel) =>
        await SendAsync(ClientName, await OnceRequest<T>.OfAsync(request, cancel), RequestLimit, cancel);

    /// <summary>As <see cref="CallAsync{T}(string, JsonObject, CancellationToken)"/>, with a file's bytes in the field of that name.</summary>
    public async Task<ApiAnswer<T>> UploadAsync<T>(string method, JsonObject fields, string name, FileContent file, CancellationToken cancel) =>
        await SendAsync(ClientName, new OnceRequest<T>(method, await Multipart.WriteAsync(fields, name, file, cancel)), UploadLimit, cancel);

    /// <summary>What stands under a path that <c>getFile</c> gave.</summary>
    public async Task<FetchedFile> DownloadAsync(string path, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(RequestLimit, time);
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

    /// <summary>Waits up to the polling time for updates from <paramref name="offset"/> on, which confirms all before it. Each is left as it came.</summary>
    public async Task<ApiAnswer<RawUpdate[]>> PollAsync(long? offset, IEnumerable<UpdateType> kinds, CancellationToken cancel)
    {
        var seconds = options.Value.PollingSeconds;
        var body = new JsonObject
        {
            ["limit"] = 100,
            ["timeout"] = seconds,
            ["allowed_updates"] = JsonSerializer.SerializeToNode(kinds, JsonBotAPI.Options),
        };
        if (offset is { } first)
        {
            body["offset"] = first;
        }

        var answer = await SendAsync(
            PollingClientName, OnceRequest<JsonElement[]>.Of("getUpdates", body), TimeSpan.FromSeconds(seconds) + PollMargin, cancel);
        return answer.Select(static updates => Array.ConvertAll(updates, static update => RawUpdate.Of(JsonMarshal.GetRawUtf8Value(update).ToArray())));
    }

    private TimeSpan RequestLimit => TimeSpan.FromSeconds(options.Value.RequestSeconds);

    private async Task<ApiAnswer<T>> SendAsync<T>(string client, OnceRequest<T> request, TimeSpan limit, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            return new ApiAnswer<T>.Ok(await Client(client, request).SendRequest(request, either.Token));
        }
        catch (ApiRequestException refusal)
        {
            return new ApiAnswer<T>.Refused(ApiError.Of(refusal));
        }
        catch (Exception failure) when (Explains(failure) && (request.Content.HasStarted || !cancel.IsCancellationRequested))
        {
            return request.Content.HasStarted ? new ApiAnswer<T>.Unknown(Name(failure)) : new ApiAnswer<T>.NotSent(Name(failure));
        }
    }

    /// <summary>The library forgets the path of a server of one's own.</summary>
    private TelegramBotClient Client<T>(string name, OnceRequest<T> request)
    {
        var client = new TelegramBotClient(_bot.Value, http.CreateClient(name));
        client.OnMakingApiRequest += (_, making, _) =>
        {
            making.HttpRequestMessage!.RequestUri = new Uri($"{Base}/bot{options.Value.Token}/{request.MethodName}");
            return ValueTask.CompletedTask;
        };
        return client;
    }

    private string Base => options.Value.ApiBaseUrl.TrimEnd('/');

    private static bool Explains(Exception failure) =>
        failure is RequestException or HttpRequestException or IOException or OperationCanceledException or ExecutionRejectedException;

    private static string Name(Exception failure) => failure switch
    {
        RequestException { HttpStatusCode: { } status } => $"HTTP {(int)status} without a usable body",
        RequestException { InnerException: { } inner } => Name(inner),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        OperationCanceledException => "timeout",
        _ => failure.GetType().Name,
    };
}

/// <summary>A request of the library whose body is ready made and notes when it begins to leave: the library's exceptions do not tell.</summary>
internal sealed class OnceRequest<T>(string method, OnceContent content) : RequestBase<T>(method)
{
    public OnceContent Content => content;

    public static OnceRequest<T> Of(string method, JsonObject body) =>
        new(method, new OnceContent(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options)));

    public static async Task<OnceRequest<T>> OfAsync(RequestBase<T> typed, CancellationToken cancel)
    {
        using var body = typed.ToHttpContent();
        return new(typed.MethodName, new OnceContent(body is null ? "{}"u8.ToArray() : await body.ReadAsByteArrayAsync(cancel)));
    }

    public override HttpContent ToHttpContent() => content;
}
