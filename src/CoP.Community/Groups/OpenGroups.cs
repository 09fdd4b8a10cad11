using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Groups;

/// <summary>The groups that have not ended, in the order they were founded. A turn reads them once, and only to look at them.</summary>
public sealed class OpenGroups(CommunityDb db, OpenGroups.Query query)
{
    private IReadOnlyList<Group>? _read;

    /// <summary>The same as a query.</summary>
    public static IQueryable<Group> In(CommunityDb db) => db.Groups.Where(static group => group.EndedAt == null).OrderBy(static group => group.Id);

    /// <summary>Not tracked: what is changed on them is not saved.</summary>
    public async ValueTask<IReadOnlyList<Group>> ReadAsync(CancellationToken cancel)
    {
        if (_read is null)
        {
            var groups = new List<Group>();
            await foreach (var group in query.Run(db).WithCancellation(cancel))
            {
                groups.Add(group);
            }

            _read = groups;
        }

        return _read;
    }

    /// <summary>Compiled once for a host's model.</summary>
    public sealed class Query
    {
        internal Func<CommunityDb, IAsyncEnumerable<Group>> Run { get; } = EF.CompileAsyncQuery<CommunityDb, Group>(
            static db => db.Groups.AsNoTracking().Where(group => group.EndedAt == null).OrderBy(group => group.Id));
    }
}
