using CoP.Community;
using CoP.Community.Members;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>A member has found something.</summary>
public sealed class ReportItem(CommunityDb db, TimeProvider clock)
{
    public async Task<LostItem> HandleAsync(Member finder, string what, CancellationToken cancel)
    {
        var item = db.Set<LostItem>().Add(new LostItem { What = what, FinderId = finder.Id, FoundAt = clock.GetUtcNow() }).Entity;
        await db.SaveChangesAsync(cancel);
        return item;
    }
}
