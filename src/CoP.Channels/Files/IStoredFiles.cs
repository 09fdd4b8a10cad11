namespace CoP.Channels.Files;

/// <summary>A stored file's bytes, with the name and type they are handed out under.</summary>
internal sealed record FileContent(string Name, string ContentType, byte[] Content)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>Stored files as channels need them, outside of any turn.</summary>
internal interface IStoredFiles
{
    /// <summary>Null when it was deleted or is over.</summary>
    Task<FileContent?> FindAsync(long id, CancellationToken cancel);

    /// <summary>What the channel's bot knows it by, or null when it never went there.</summary>
    Task<string?> HandleAsync(long id, string owner, CancellationToken cancel);

    /// <summary>Remembers it, or forgets it where <paramref name="handle"/> is null.</summary>
    Task RememberAsync(long id, string owner, string? handle, CancellationToken cancel);
}
