using CoP.Community;
using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Discussions;

/// <summary>How a discussion reads among other things that were found.</summary>
internal sealed class DiscussionEntries(CommunityDb db, DiscussionText text) : IFoundEntries
{
    public string Kind => Discussion.SubjectKind;

    public async Task<IReadOnlyDictionary<long, FoundEntry>> ReadAsync(IReadOnlyCollection<long> ids, Member reader, string language, CancellationToken cancel)
    {
        var all = await db.Discussions.AsNoTracking().Include(static one => one.Group).Where(one => ids.Contains(one.Id)).ToListAsync(cancel);
        return all.ToDictionary(static one => one.Id, one => new FoundEntry(
            one.Topic, text.Say(new Text("discussions.found", text.Group(one, language), text.When(one.ClosedAt ?? one.EndsAt, language, reader)), language)));
    }
}
