using CoP.Community;
using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>Every member may see what was found.</summary>
public sealed class LostItemAccess(CommunityDb db) : Access<LostItem>
{
    protected override Refusal NotFound => new LostItemNotFound();

    /// <summary>What still waits for its owner, newest first.</summary>
    public IQueryable<LostItem> Waiting() =>
        db.Set<LostItem>().Include(static item => item.Finder).Where(static item => item.OwnerId == null).OrderByDescending(static item => item.FoundAt);

    public override Task<LostItem?> LoadAsync(long id, CancellationToken cancel) =>
        db.Set<LostItem>().Include(static item => item.Finder).Include(static item => item.Owner).FirstOrDefaultAsync(item => item.Id == id, cancel);

    public override bool MaySee(LostItem thing, Member actor) => true;

    public override string SubjectOf(LostItem thing) => LostItem.SubjectOf(thing.Id);
}
