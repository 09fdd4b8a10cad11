using CoP.Community.Members;

namespace CoP.Community.Files;

/// <summary>Keeps a file that we made for somebody, long enough to be fetched.</summary>
public sealed class MakeFile(CommunityDb db, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <param name="name">As it is saved, with the extension of what it is.</param>
    /// <exception cref="ArgumentException">The bytes are of no kind that we know.</exception>
    public async Task<StoredFile> HandleAsync(Member owner, string name, byte[] content, CancellationToken cancel)
    {
        var kind = FileKind.Of(content, name) ?? throw new ArgumentException("Bytes of no known kind.", nameof(content));
        var (now, clean) = (clock.GetUtcNow(), FileNames.Clean(name, kind));
        var file = new StoredFile { Name = clean, ContentType = kind.ContentType, Content = content, OwnerId = owner.Id, CreatedAt = now, ExpiresAt = now + Kept };
        db.Files.Add(file);
        await db.SaveChangesAsync(cancel);
        return file;
    }
}
