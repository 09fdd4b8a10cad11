using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Inbound;

/// <summary>The body of a request, or the status that answers it.</summary>
internal readonly record struct ActivityBody(Activity? Activity, int Status)
{
    /// <summary>Bytes. Teams' largest messages stay under 100 KB; the rest is room for what surrounds them.</summary>
    public const int Limit = 256 * 1024;

    public static async Task<ActivityBody> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > Limit)
        {
            return new(null, StatusCodes.Status413PayloadTooLarge);
        }

        var buffer = new byte[Limit + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length > Limit ? new(null, StatusCodes.Status413PayloadTooLarge) : Parse(buffer.AsMemory(0, length));
    }

    private static ActivityBody Parse(ReadOnlyMemory<byte> json) =>
        JsonReading.Parse(json) is { ValueKind: JsonValueKind.Object } root && root.Text("type") is { Length: > 0 }
            ? new(new Activity(root), StatusCodes.Status200OK)
            : new(null, StatusCodes.Status400BadRequest);
}
