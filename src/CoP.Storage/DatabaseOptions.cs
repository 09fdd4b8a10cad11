namespace CoP.Storage;

/// <summary>Where the community is kept; the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";
    public const string SqlServer = "SqlServer";

    /// <summary><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>False where the service's user must not change the schema: a start on one that is behind is then refused, and the command <c>migrate</c> is what brings it up to date.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>The folder in which a node keeps its index of what can be found, where the database is on a server. SQLite's lies beside the file.</summary>
    public string IndexFolder { get; set; } = "data";

    /// <summary>In the provider's own form. SQLite's folder is created.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/community.db";
}
