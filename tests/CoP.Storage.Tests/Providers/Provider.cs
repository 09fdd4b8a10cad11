namespace CoP.Storage.Tests.Providers;

/// <summary>A database that the storage tests run on: what it is called in the settings, and why it is not there, if it is not.</summary>
public sealed record Provider(string Name, string? Missing = null)
{
    public static Provider Sqlite { get; } = new(DatabaseOptions.Sqlite);

    public static Provider SqlServer { get; } =
        new("SqlServer", "CoP.Storage has no SqlServerCommunityDb yet, and no server was named.");

    public static Provider PostgreSql { get; } =
        new("PostgreSql", "CoP.Storage has no PostgreSqlCommunityDb yet, and no server was named.");
}
