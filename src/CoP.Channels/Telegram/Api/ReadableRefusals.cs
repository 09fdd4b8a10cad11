using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CoP.Channels.Reading;

namespace CoP.Channels.Telegram.Api;

/// <summary>
/// Lets the library read every refusal. An error with a name in it that is no text, or one that a proxy gave, would be no
/// answer for it, and a message that was refused would be taken for one that may have arrived.
/// </summary>
internal sealed class ReadableRefusals : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            response.Content = Readable(response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        return response;
    }

    /// <summary>Something between us and Telegram answered: 413 and 429 refused the request, anything else says nothing about it.</summary>
    private static HttpContent Readable(HttpResponseMessage response, ReadOnlyMemory<byte> body) =>
        !IsOfTheBotApi(UnicodeText.Repaired(body)) && response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests
            ? JsonContent.Create(new { Ok = false, ErrorCode = (int)response.StatusCode, Description = "not from the Bot API", Parameters = RetryAfter(response) }, options: ApiJson.Options)
            : new ReadOnlyMemoryContent(UnicodeText.Repaired(body));

    private static ApiErrorParameters? RetryAfter(HttpResponseMessage response) =>
        response is { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter.Delta: { } delta }
            ? new ApiErrorParameters(RetryAfter: (int)Math.Ceiling(delta.TotalSeconds))
            : null;

    private static bool IsOfTheBotApi(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("ok", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
