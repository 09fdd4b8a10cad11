using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>Whoever gave a document or decides about it writes down what is to be done by it; what stands in minutes can be read for that.</summary>
public sealed class DocumentActionSource(CommunityDb db, DocumentAccess access) : IActionSource
{
    public string Kind => Document.SubjectKind;

    public async Task<ActionSource?> FindAsync(long id, Member member, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, member, cancel);
        return found.Succeeded
            ? new ActionSource(found.Value.Title, found.Value.GroupId, found.Value.GivenById == member.Id ? null : access.MustModerate(found.Value, member))
            {
                HasMinutes = found.Value is { Kind: DocumentKind.Minutes or DocumentKind.ConferenceResolution, TextState: DocumentTextState.Read },
            }
            : null;
    }

    public async Task<string?> MinutesAsync(long id, Member member, CancellationToken cancel) => await FindAsync(id, member, cancel) is { HasMinutes: true }
        ? await db.Set<DocumentText>().Where(text => text.DocumentId == id).Select(static text => text.Text).FirstOrDefaultAsync(cancel)
        : null;
}
