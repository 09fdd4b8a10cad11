namespace CoP.Community.Files;

/// <summary>Takes a file that a member sent, for whatever they are filling in. It is let go when that comes to nothing.</summary>
public sealed class ReceiveFile(CommunityDb db, TimeProvider clock)
{
    /// <summary>How long a file waits for its form to be completed, see <see cref="KeepFiles"/>.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <param name="claimedName">Whatever the sender called it.</param>
    public async Task<Result<StoredFile>> HandleAsync(string claimedName, byte[] content, long? ownerId, CancellationToken cancel)
    {
        if (Objection(claimedName, content, out var kind) is { } objection)
        {
            return objection;
        }

        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            Name = FileNames.Clean(claimedName, kind!),
            ContentType = kind!.ContentType,
            Content = content,
            OwnerId = ownerId,
            CreatedAt = now,
            ExpiresAt = now + Patience,
        };
        db.Files.Add(file);
        await db.SaveChangesAsync(cancel);
        return file;
    }

    private static Refusal? Objection(string name, byte[] content, out FileKind? kind)
    {
        kind = content.Length is 0 or > StoredFile.LargestSize ? null : FileKind.Of(content, name);
        return content.Length == 0 ? new FileIsEmpty()
            : content.Length > StoredFile.LargestSize ? new FileTooLarge()
            : kind is null ? new FileKindNotTaken()
            : kind.IsPicture && content.Length > StoredFile.LargestPicture ? new FileTooLarge(StoredFile.LargestPicture)
            : kind.IsPicture && PictureSize.Read(content, kind) is not { IsShown: true } ? new PictureOutOfShape()
            : null;
    }
}
