using System.Net.Http.Headers;
using System.Text.Json;
using CoP.Channels.Teams.Inbound;
using Polly;
using Polly.CircuitBreaker;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// One request to an upload session. It carries no token: the address is all that is needed. Redirects are not followed, and
/// only the public internet is connected to.
/// </summary>
internal sealed class UploadClient(IHttpClientFactory clients, TimeProvider clock)
{
    public const string Client = "teams-uploads";

    private const int LongestAnswer = 64 * 1024;

    /// <summary>Puts so many bytes of the file at their place in it.</summary>
    public Task<UploadAnswer> PutAsync(Uri address, byte[] file, int from, int count, CancellationToken cancel)
    {
        var content = new ByteArrayContent(file, from, count);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentRange = new ContentRangeHeaderValue(from, from + count - 1, file.Length);
        return SendAsync(new HttpRequestMessage(HttpMethod.Put, address) { Content = content }, from + count, cancel);
    }

    /// <summary>Asks what has arrived so far.</summary>
    public Task<UploadAnswer> AskAsync(Uri address, CancellationToken cancel) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), 0, cancel);

    private async Task<UploadAnswer> SendAsync(HttpRequestMessage request, long sent, CancellationToken cancel)
    {
        using var one = request;
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(one, HttpCompletionOption.ResponseHeadersRead, cancel);
            return UploadAnswer.Read(response.StatusCode, Pause(response.Headers.RetryAfter), await BodyAsync(response), sent);
        }
        catch (Exception failure) when (IsUnsent(failure))
        {
            return new UploadAnswer.Busy(null, failure.GetType().Name);
        }
        catch (Exception failure) when (IsOfTheWire(failure) || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new UploadAnswer.InDoubt(failure.GetType().Name);
        }
    }

    private static bool IsUnsent(Exception failure) => failure is BrokenCircuitException
        or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    private static bool IsOfTheWire(Exception failure) => failure is HttpRequestException or ExecutionRejectedException or IOException;

    /// <summary>The status decides; what cannot be read says nothing.</summary>
    private async Task<JsonElement> BodyAsync(HttpResponseMessage response)
    {
        var buffer = new byte[LongestAnswer];
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            return JsonReading.ParseRepaired(buffer.AsMemory(0, await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, patience.Token))) ?? default;
        }
        catch (Exception failure) when (IsOfTheWire(failure) || failure is OperationCanceledException)
        {
            return default;
        }
    }

    private TimeSpan? Pause(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };
}
