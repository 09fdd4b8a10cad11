using System.Text.Json;
using CoP.Channels.Reading;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Web.Guard;

/// <summary>Reads small JSON bodies and nothing else.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 4 };

    /// <summary>The body, or why it was not taken. Exactly one of the two is set.</summary>
    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        if (await BytesAsync(request, cancel) is not { } bytes)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large"));
        }

        return Parse<T>(bytes) is { } body ? (body, null) : (null, Problems.Of(StatusCodes.Status400BadRequest, "bad-json"));
    }

    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = request.ContentLength > MaxBytes
            ? bytes.Length
            : await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length > MaxBytes ? null : bytes[..length];
    }

    private static T? Parse<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return UnicodeText.IsWellFormed(bytes) ? JsonSerializer.Deserialize<T>(UnicodeText.Repaired(bytes).Span, Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
