namespace CoP.Dialogs.Messages;

/// <summary>A picture or a document that goes with a message.</summary>
/// <param name="FileId">Of the <see cref="Community.Files.StoredFile"/>, which holds the bytes.</param>
/// <param name="Name">As it is shown and saved.</param>
/// <param name="ContentType">The stored file's own.</param>
/// <param name="Alt">What a picture shows, for those who do not see it; a document's name does.</param>
public sealed record MessageFile(long FileId, string Name, string ContentType, string Alt)
{
    public bool IsPicture => ContentType is "image/png" or "image/jpeg" or "image/gif";
}
