using CoP.Community;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Moving;

/// <summary>
/// After a restore: ids that were given since the backup are lost from the database, and still stand in buttons and links that people have. What is made now
/// gets others, so that none of these means something else.
/// </summary>
public static class SkippedIds
{
    /// <summary>More than are made between two backups.</summary>
    private const long Count = 1_000_000;

    /// <summary>Leaves a gap in the ids of every table.</summary>
    public static async Task SkipAsync(CommunityDb db, IMovableDatabase database, CancellationToken cancel)
    {
        foreach (var table in MovedTables.Of(db))
        {
            if (table.MadeId is { } id)
            {
                await db.Database.ExecuteSqlRawAsync(database.SkipIds(table.Statement, table.Of(id), Count), cancel);
            }
        }
    }
}
