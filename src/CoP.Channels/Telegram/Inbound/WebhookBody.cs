using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>Reads a webhook's body up to a limit, whatever its Content-Length claims.</summary>
internal static class WebhookBody
{
    /// <summary>Updates are a few kilobytes; a rich message or a long quotation can be some tens.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The bytes, or null when there are too many.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        var buffer = new byte[Math.Min(MaxBytes, request.ContentLength ?? 16 * 1024) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancel) is > 0 and var read)
        {
            length += read;
            if (length > MaxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(MaxBytes + 1, buffer.Length * 2));
            }
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>The update, or null when this is not JSON with an <c>update_id</c>.</summary>
    public static RawUpdate? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return RawUpdate.Of(body) is { Id: not null } update ? update : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
