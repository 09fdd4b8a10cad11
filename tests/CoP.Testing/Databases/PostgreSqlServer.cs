using CoP.Storage;
using Npgsql;

namespace CoP.Testing.Databases;

/// <inheritdoc/>
internal sealed class PostgreSqlServer() : DatabaseServer(DatabaseOptions.PostgreSql, "COP_TESTS_POSTGRESQL")
{
    protected override string Name => "PostgreSQL";

    public override Task DropAsync(string connection)
    {
        Release(connection);
        return ExecuteAsync(Server(), $"DROP DATABASE IF EXISTS {Database(connection)} WITH (FORCE)");
    }

    protected override Task CopyAsync(string from, string connection) => ExecuteAsync(Server(), $"CREATE DATABASE {Database(connection)} TEMPLATE {Database(from)}");

    protected override void Release(string connection)
    {
        using var any = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(any);
    }

    /// <summary>As the program writes it, so that both have one pool, which can be emptied.</summary>
    protected override string To(string database) =>
        StorageRegistration.Provider(DatabaseOptions.PostgreSql)!.Connection(new NpgsqlConnectionStringBuilder(Given!) { Database = database, MaxPoolSize = 20 }.ConnectionString);

    private NpgsqlConnection Server() => new(To("postgres") + ";Pooling=false");

    private static string Database(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;
}
