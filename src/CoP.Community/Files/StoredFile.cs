namespace CoP.Community.Files;

/// <summary>
/// Bytes that somebody sent us or that we made (a picture of an announcement, an export), kept once however many people
/// get them. What a channel knows it by is remembered, so that it travels there once.
/// </summary>
public sealed class StoredFile
{
    /// <summary>As much as we keep of one file: 20 MB, as much as Telegram lets a bot fetch.</summary>
    public const int LargestSize = 20 * 1024 * 1024;

    /// <summary>As much as we keep of a picture: 10 MB, Telegram's own limit for them.</summary>
    public const int LargestPicture = 10 * 1024 * 1024;

    public long Id { get; set; }

    /// <summary>As its sender called it, without any path.</summary>
    public required string Name { get; set; }

    /// <summary>The media type that the bytes themselves show, not the one that was claimed.</summary>
    public required string ContentType { get; set; }

    public required byte[] Content { get; set; }

    public long? OwnerId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it may be deleted, for what was made only to be fetched once; null keeps it.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>What a channel gave for it, by channel and bot (Telegram's <c>file_id</c>).</summary>
    public Dictionary<string, string> Handles { get; set; } = [];

    public bool IsPicture => ContentType is "image/png" or "image/jpeg" or "image/gif";
}
