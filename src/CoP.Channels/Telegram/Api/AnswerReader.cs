using System.Net;
using System.Text.Json;
using CoP.Channels.Reading;
using CoP.Channels.Telegram.Inbound;

namespace CoP.Channels.Telegram.Api;

/// <summary>Reads <c>{ok, result | error_code, description, parameters}</c>.</summary>
internal static class AnswerReader
{
    /// <summary>Names and titles that are no text harm nothing here: what we did has been done.</summary>
    public static ApiAnswer<T> Read<T>(HttpResponseMessage response, byte[] body)
    {
        try
        {
            return Envelope<T>(JsonSerializer.Deserialize<JsonElement>(UnicodeText.Repaired(body).Span, ApiJson.Options));
        }
        catch (JsonException)
        {
            return NotJson<T>(response);
        }
    }

    /// <summary>The answer to getUpdates, each update as it came.</summary>
    public static ApiAnswer<RawUpdate[]> ReadUpdates(HttpResponseMessage response, byte[] body) =>
        UpdateList.Read(body) is { } updates ? new ApiAnswer<RawUpdate[]>.Ok(updates)
        : Read<JsonElement>(response, body) switch
        {
            ApiAnswer<JsonElement>.Refused refused => new ApiAnswer<RawUpdate[]>.Refused(refused.Error),
            _ => NotJson<RawUpdate[]>(response),
        };

    private static ApiAnswer<T> Envelope<T>(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object || !envelope.TryGetProperty("ok", out var ok))
        {
            throw new JsonException("No answer of the Bot API.");
        }

        return ok.ValueKind == JsonValueKind.True
            ? new ApiAnswer<T>.Ok(Result<T>(envelope))
            : new ApiAnswer<T>.Refused(envelope.Deserialize<ApiError>(ApiJson.Options) ?? throw new JsonException());
    }

    private static T Result<T>(JsonElement envelope) =>
        envelope.TryGetProperty("result", out var result) && result.Deserialize<T>(ApiJson.Options) is { } read
            ? read
            : throw new JsonException("ok without a result.");

    /// <summary>Something between us and Telegram answered: 413 and 429 refused the request, anything else says nothing about it.</summary>
    private static ApiAnswer<T> NotJson<T>(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests
            ? new ApiAnswer<T>.Refused(new ApiError((int)response.StatusCode, "not from the Bot API") { Parameters = RetryAfter(response) })
            : new ApiAnswer<T>.Unknown($"HTTP {(int)response.StatusCode} without a usable body");

    private static ApiErrorParameters? RetryAfter(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests && response.Headers.RetryAfter?.Delta is { } delta
            ? new ApiErrorParameters(RetryAfter: (int)Math.Ceiling(delta.TotalSeconds))
            : null;
}
