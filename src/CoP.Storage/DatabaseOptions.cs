namespace CoP.Storage;

/// <summary>Where the community is kept; the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";
    public const string Sqlite = "Sqlite";

    /// <summary><c>Sqlite</c>, <c>SqlServer</c> or <c>PostgreSql</c>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>In the provider's own form. SQLite's folder is created.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/community.db";
}
