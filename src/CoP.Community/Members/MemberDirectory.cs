using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Members;

/// <summary>Finds members by a part of their name or of their organisation's.</summary>
public sealed class MemberDirectory(CommunityDb db, TimeProvider clock)
{
    public Task<List<Member>> FindAsync(string words, int most, CancellationToken cancel)
    {
        var (part, now) = (words.Trim().ToLowerInvariant(), clock.GetUtcNow());
#pragma warning disable CA1304, CA1311, CA1862 // ToLower() becomes the database's lower(); no culture takes part.
        return db.Members.Include(member => member.Organisation).Active(now)
            .Where(member => member.Name.ToLower().Contains(part)
                || (member.Organisation != null && member.Organisation.Name.ToLower().Contains(part)))
            .OrderBy(member => member.Name)
            .Take(most)
            .ToListAsync(cancel);
#pragma warning restore CA1304, CA1311, CA1862
    }
}
