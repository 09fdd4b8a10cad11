using System.Collections.Concurrent;
using CoP.Storage;
using Npgsql;

namespace CoP.Testing.Databases;

/// <summary>The server that tests make their databases on. What is alike in many is made once, in a template; a database of a test is a copy of it.</summary>
public static class PostgreSqlServer
{
    public const string Variable = "COP_TESTS_POSTGRESQL";

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);

    static PostgreSqlServer() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Task.WhenAll(
        Templates.Values.Where(static made => made.IsValueCreated && made.Value.IsCompletedSuccessfully).Select(static made => DropAsync(made.Value.Result))).GetAwaiter().GetResult();

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing => Given is null ? $"PostgreSQL is missing: {Variable} must be the connection string of a server on which its user may make databases." : null;

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>The connection string of a database that is not there yet.</summary>
    public static string NewName() => To($"cop_test_{Guid.NewGuid():n}");

    /// <param name="connection">Of <see cref="NewName"/>.</param>
    /// <param name="template">Names what the database begins with.</param>
    /// <param name="fill">Makes a database at the connection string that it gets, and fills it; asked once for each template.</param>
    public static async Task MakeAsync(string connection, string template, Func<string, Task> fill)
    {
        var from = await Templates.GetOrAdd(template, _ => new(() => MakeTemplateAsync(fill))).Value;
        await ExecuteAsync($"CREATE DATABASE {Database(connection)} TEMPLATE {Database(from)}");
    }

    public static Task DropAsync(string connection)
    {
        Release(connection);
        return ExecuteAsync($"DROP DATABASE IF EXISTS {Database(connection)} WITH (FORCE)");
    }

    private static async Task<string> MakeTemplateAsync(Func<string, Task> fill)
    {
        var connection = NewName();
        await fill(connection);
        Release(connection); // Nobody may be there while it is copied.
        return connection;
    }

    private static void Release(string connection)
    {
        using var any = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(any);
    }

    private static string Database(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    /// <summary>As the program writes it, so that both have one pool, which can be emptied.</summary>
    private static string To(string database) =>
        StorageRegistration.Provider(DatabaseOptions.PostgreSql)!.Connection(new NpgsqlConnectionStringBuilder(Given!) { Database = database, MaxPoolSize = 20 }.ConnectionString);

    private static async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
