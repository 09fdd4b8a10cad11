using CoP.Testing.Databases;

namespace CoP.Storage.Tests.Providers;

/// <summary>A database that the storage tests run on: what it is called in the settings, and why it is not there, if it is not.</summary>
public sealed record Provider(string Name, string? Missing = null)
{
    public static Provider Sqlite { get; } = new(DatabaseOptions.Sqlite);

    public static Provider PostgreSql { get; } = new(DatabaseOptions.PostgreSql, PostgreSqlServer.Missing);
}
