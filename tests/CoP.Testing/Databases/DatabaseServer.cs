using System.Collections.Concurrent;
using System.Data.Common;
using CoP.Storage;

namespace CoP.Testing.Databases;

/// <summary>A server that tests make their databases on. What is alike in many is made once, in a template; a database of a test is a copy of it.</summary>
public abstract class DatabaseServer
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);

    /// <param name="provider">As the settings call it.</param>
    /// <param name="variable">The environment variable that names the server.</param>
    private protected DatabaseServer(string provider, string variable)
    {
        (Provider, Variable) = (provider, variable);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.WhenAll(
            _templates.Values.Where(static made => made.IsValueCreated && made.Value.IsCompletedSuccessfully).Select(made => DropAsync(made.Value.Result))).GetAwaiter().GetResult();
    }

    public static DatabaseServer PostgreSql { get; } = new PostgreSqlServer();

    public static DatabaseServer SqlServer { get; } = new MicrosoftServer();

    public string Provider { get; }

    public string Variable { get; }

    /// <summary>Why there is none; null when there is one.</summary>
    public string? Missing => Given is null ? $"{Name} is missing: {Variable} must be the connection string of a server on which its user may make databases." : null;

    protected abstract string Name { get; }

    protected string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>That of a provider; null for one without a server.</summary>
    public static DatabaseServer? Of(string? provider) => provider switch
    {
        DatabaseOptions.PostgreSql => PostgreSql,
        DatabaseOptions.SqlServer => SqlServer,
        _ => null,
    };

    /// <summary>The connection string of a database that is not there yet.</summary>
    /// <exception cref="InvalidOperationException">There is no server; the message says how to name one.</exception>
    public string NewName() => To(Missing is { } missing ? throw new InvalidOperationException(missing) : $"cop_test_{Guid.NewGuid():n}");

    /// <param name="connection">Of <see cref="NewName"/>.</param>
    /// <param name="template">Names what the database begins with.</param>
    /// <param name="fill">Makes a database at the connection string that it gets, and fills it; asked once for each template.</param>
    public async Task MakeAsync(string connection, string template, Func<string, Task> fill) =>
        await CopyAsync(await _templates.GetOrAdd(template, _ => new(() => MakeTemplateAsync(fill))).Value, connection);

    /// <summary>Takes a database away, whoever is connected.</summary>
    public abstract Task DropAsync(string connection);

    /// <summary>Makes a database what another is.</summary>
    protected abstract Task CopyAsync(string from, string connection);

    /// <summary>Lets the connections go that are kept open for a database.</summary>
    protected abstract void Release(string connection);

    /// <summary>The server's connection string for a database on it.</summary>
    protected abstract string To(string database);

    /// <summary>Says something to the server on a connection of its own.</summary>
    protected static async Task ExecuteAsync(DbConnection server, string statement)
    {
        await using var connection = server;
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> MakeTemplateAsync(Func<string, Task> fill)
    {
        var connection = NewName();
        await fill(connection);
        Release(connection); // Nobody may be there while it is copied.
        return connection;
    }
}
