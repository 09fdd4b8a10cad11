using CoP.Community.Files;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Files;

/// <summary>Reads a file that comes from elsewhere, and stops as soon as it is larger than we keep.</summary>
internal static class CappedReading
{
    private const int Step = 64 * 1024;

    public static async Task<FetchedFile> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (!response.IsSuccessStatusCode)
        {
            return new FetchedFile.OutOfReach();
        }

        if (response.Content.Headers.ContentLength > StoredFile.LargestSize)
        {
            return new FetchedFile.TooLarge();
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        return await ReadAsync(stream, cancel);
    }

    /// <summary>What a stream claims of its length does not count.</summary>
    public static async Task<FetchedFile> ReadAsync(Stream stream, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        var buffer = new byte[Step];
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0;)
        {
            if (content.Length + read > StoredFile.LargestSize)
            {
                return new FetchedFile.TooLarge();
            }

            content.Write(buffer, 0, read);
        }

        return new FetchedFile.Arrived(content.ToArray());
    }
}
