using CoP.Community;
using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Samples;

/// <summary>The thematic working groups that a community begins with; which ones there are later is the committee's to decide.</summary>
public sealed class FirstGroups(ITransactions transactions)
{
    /// <summary>Adds the groups of <paramref name="folder"/> to a database that has none.</summary>
    public async Task EnsureAsync(string folder, CancellationToken cancel)
    {
        var groups = await SampleFiles.ReadGroupsAsync(folder, cancel);
        await transactions.RunAsync(
            async (scope, stop) =>
            {
                var db = scope.GetRequiredService<CommunityDb>();
                return await db.Groups.AnyAsync(stop) || Add(db, groups);
            },
            cancel);
    }

    private static bool Add(CommunityDb db, SampleGroup[] groups)
    {
        db.Groups.AddRange(groups.Select(static group => new Group { Slug = group.Slug, Names = group.Names, Keywords = group.Keywords }));
        return true;
    }
}
