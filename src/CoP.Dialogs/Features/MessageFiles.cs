using CoP.Community;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Features;

/// <summary>What a message needs to know of a stored file, without its bytes.</summary>
internal sealed class MessageFiles(CommunityDb db)
{
    /// <param name="alt">What a picture shows: the title of what it goes with says it best.</param>
    public Task<MessageFile?> FindAsync(long? id, CancellationToken cancel, string alt = "") => id is null
        ? Task.FromResult<MessageFile?>(null)
        : db.Files.Where(file => file.Id == id)
            .Select(file => new MessageFile(file.Id, file.Name, file.ContentType, alt))
            .FirstOrDefaultAsync(cancel);
}
