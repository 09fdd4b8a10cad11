using CoP.Community;
using CoP.Community.Delivery;
using CoP.Testing;
using CoP.Testing.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Providers;

/// <summary>A real, empty, migrated database of its own for one test; gone with it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _connection;
    private readonly Provider _provider;
    private readonly bool _keeps;
    private readonly ServiceProvider _services;

    static TestDatabase() => QueryCollection.BeginIfAsked();

    private TestDatabase(Provider provider, string? folder = null, string? connection = null, bool keeps = false, Action<IServiceCollection>? add = null)
    {
        _folder = folder ?? Directory.CreateTempSubdirectory("cop-storage-").FullName;
        _keeps = keeps;
        _provider = provider;
        _connection = connection ?? $"Data Source={File}";
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.Missing is null ? provider.Name : throw new InvalidOperationException(provider.Missing),
            ["Database:ConnectionString"] = _connection,
            ["Database:IndexFolder"] = _folder,
        };
        var services = new ServiceCollection()
            .AddLogging().AddSingleton<TimeProvider>(Time)
            .AddSingleton<CountingSignal>().AddSingleton<IOutboxSignal>(static services => services.GetRequiredService<CountingSignal>())
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        add?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Stands still: nobody is kept from joining a commit because the machine is slow.</summary>
    public ManualTime Time { get; } = new();

    public IServiceProvider Services => _services;

    /// <summary>The database's own, where it has one.</summary>
    public string File => Path.Combine(_folder, "data", "community.db");

    public ITransactions Transactions => _services.GetRequiredService<ITransactions>();

    public int Woken => _services.GetRequiredService<CountingSignal>().Count;

    /// <param name="add">Services beside the storage's own.</param>
    public static async Task<TestDatabase> CreateAsync(string provider, Action<IServiceCollection>? add = null)
    {
        var found = OnAttribute.Find(provider);
        var database = new TestDatabase(found, connection: found.Server is null ? null : await MakeOnServerAsync(found), add: add);
        await database.StartAsync();
        return database;
    }

    private static async Task<string> MakeOnServerAsync(Provider provider)
    {
        var connection = provider.Server!.NewName();
        await provider.Server.MakeAsync(connection, "schema", async template =>
        {
            await using var made = new TestDatabase(provider, connection: template, keeps: true);
            await made.StartAsync();
        });
        return connection;
    }

    /// <summary>SQLite, on which a process that began to migrate was killed before it had done anything.</summary>
    public static TestDatabase Abandoned()
    {
        var database = new TestDatabase(OnAttribute.Find("Sqlite"));
        Directory.CreateDirectory(Path.Combine(database._folder, "data"));
        database.Abandon();
        return database;
    }

    /// <summary>SQLite as an older version left it.</summary>
    public static async Task<TestDatabase> AtAsync(string migration)
    {
        var database = new TestDatabase(OnAttribute.Find("Sqlite"));
        Directory.CreateDirectory(Path.Combine(database._folder, "data"));
        await System.IO.File.WriteAllBytesAsync(database.File, []);
        await database.ReadAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(migration);
            return true;
        });
        return database;
    }

    /// <summary>The same database as another process has it. Whoever made the database removes it.</summary>
    public TestDatabase Beside() => new(_provider, _folder, _connection);

    /// <summary>What a process does when it starts.</summary>
    public Task StartAsync() => _services.GetRequiredService<IDatabaseStartup>().PrepareAsync(CancellationToken.None);

    /// <summary>What a process does when it ends.</summary>
    public ValueTask StopAsync() => _services.DisposeAsync();

    /// <summary>Leaves behind what a process does that is killed while EF Core holds its lock.</summary>
    public void Abandon()
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-20 08:00:00+00:00');
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>Copies it as an operator does, while it is in use.</summary>
    public void Backup(string to)
    {
        using SqliteConnection from = new($"Data Source={File}"), copy = new($"Data Source={to};Pooling=False");
        from.Open();
        copy.Open();
        from.BackupDatabase(copy);
    }

    /// <summary>Takes the database away from under nobody: this process has closed it, and what lies beside it stays.</summary>
    public async Task TakeAsync()
    {
        await StopAsync();
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(File);
    }

    /// <summary>Runs work in a transaction.</summary>
    public Task WriteAsync(Func<CommunityDb, Task> work) => Transactions.RunAsync<bool>(
        async (scope, _) =>
        {
            await work(scope.GetRequiredService<CommunityDb>());
            return true;
        },
        CancellationToken.None);

    public Task AddAsync(params object[] entities) => WriteAsync(db =>
    {
        db.AddRange(entities);
        return Task.CompletedTask;
    });

    /// <summary>Reads outside of any transaction, in a fresh scope.</summary>
    public async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        await (_provider.Server is { } server && !_keeps ? server.DropAsync(_connection) : Task.CompletedTask);
    }

    private sealed class CountingSignal : IOutboxSignal
    {
        private int _count;

        public int Count => _count;

        public void Wake() => Interlocked.Increment(ref _count);
    }
}
