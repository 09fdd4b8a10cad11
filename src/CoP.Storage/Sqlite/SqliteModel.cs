using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.Storage.Sqlite;

/// <summary>The model of all contexts of this process. EF takes most of a start to make it, and would make one for each host.</summary>
internal static class SqliteModel
{
    private static readonly Lazy<IModel> Made = new(Make);

    public static IModel Value => Made.Value;

    /// <summary>Makes it beside whatever else is being started.</summary>
    public static void Begin() => Task.Run(static () => Made.Value);

    private static IModel Make()
    {
        using var db = new SqliteCommunityDb(new DbContextOptionsBuilder<SqliteCommunityDb>().UseSqlite("Data Source=:memory:").Options);
        return db.Model;
    }
}
