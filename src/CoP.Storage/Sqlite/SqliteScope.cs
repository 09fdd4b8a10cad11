namespace CoP.Storage.Sqlite;

/// <summary>What the context of this scope is for; to be said before it is first asked for.</summary>
internal sealed class SqliteScope
{
    public bool Writes { get; set; }

    /// <summary>Where the context comes from, if not from those that are for everybody.</summary>
    public Func<SqliteCommunityDb>? Lease { get; set; }
}
