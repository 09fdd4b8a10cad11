using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Inbound;

/// <summary>The body of a request, or the status that answers it.</summary>
/// <param name="Raw">What cannot be read at all, for whoever may bring it to be kept; null when it can, or when it is nothing.</param>
internal readonly record struct ActivityBody(Activity? Activity, int Status, string? Raw = null)
{
    /// <summary>Bytes. Teams' largest messages stay under 100 KB; the rest is room for what surrounds them.</summary>
    public const int Limit = 256 * 1024;

    public static async Task<ActivityBody> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Limit)
        {
            return new(null, StatusCodes.Status413PayloadTooLarge);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Limit + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, Limit + 1), Limit + 1, throwOnEndOfStream: false, cancel);
            return length > Limit ? new(null, StatusCodes.Status413PayloadTooLarge) : Parse(buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ActivityBody Parse(ReadOnlyMemory<byte> json) => JsonReading.Parse(json) switch
    {
        { ValueKind: JsonValueKind.Object } root when root.Text("type") is { Length: > 0 } => new(new Activity(root), StatusCodes.Status200OK),
        null when json.Length > 0 => new(null, StatusCodes.Status400BadRequest, Encoding.UTF8.GetString(json.Span)),
        _ => new(null, StatusCodes.Status400BadRequest),
    };
}
