using CoP.Testing.Databases;

namespace CoP.Storage.Tests.Providers;

/// <summary>A database that the storage tests run on: what it is called in the settings, and why it is not there, if it is not.</summary>
public sealed record Provider(string Name, DatabaseServer? Server = null)
{
    public static Provider Sqlite { get; } = new(DatabaseOptions.Sqlite);

    public static Provider PostgreSql { get; } = new(DatabaseOptions.PostgreSql, DatabaseServer.PostgreSql);

    public static Provider SqlServer { get; } = new(DatabaseOptions.SqlServer, DatabaseServer.SqlServer);

    public string? Missing => Server?.Missing;
}
