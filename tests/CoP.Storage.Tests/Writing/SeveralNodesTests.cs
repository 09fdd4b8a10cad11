using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.PostgreSql;
using CoP.Storage.Tests.Providers;
using CoP.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CoP.Storage.Tests.Writing;

/// <summary>Two processes work on one database, each with a host's services of its own.</summary>
public sealed class SeveralNodesTests
{
    private const int Works = 12;
    private const int Crowd = 150;

    /// <summary>Each counts what is there and adds one: if two had run beside each other, both would have counted the same.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Works_OfTwoNodes_AreAsIfOneCameAfterTheOther(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var other = await OtherAsync(database);
        await Task.WhenAll(Enumerable.Range(0, Works).Select(at => (at % 2 == 0 ? database : other).WriteAsync(static async db =>
        {
            var count = await db.AuditLog.CountAsync();
            db.AuditLog.Add(new AuditEntry { At = Some.Now, Action = "counted", Subject = $"{count}" });
        })));
        await other.StopAsync();

        var counted = await database.ReadAsync(static db => db.AuditLog.Where(static entry => entry.Action == "counted").Select(static entry => entry.Subject).ToListAsync());
        Assert.Equal(Enumerable.Range(0, Works).Select(static at => $"{at}"), counted.OrderBy(int.Parse));
    }

    /// <summary>Each of them reads what all others write. With as many runs as two that meet by chance need, most would be told that it did not go.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Crowd_AtOnePlace_IsServed_EachOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => database.WriteAsync(static async db =>
        {
            var count = await db.AuditLog.CountAsync();
            db.AuditLog.Add(new AuditEntry { At = Some.Now, Action = "counted", Subject = $"{count}" });
        })));
        Assert.Equal(Crowd, await database.ReadAsync(static db => db.AuditLog.CountAsync(static entry => entry.Action == "counted")));
    }

    /// <summary>A server was started anew, or handed over to its stand-by: what it took back has to be done all the same.</summary>
    [Theory]
    [On("PostgreSql")]
    public async Task Work_WhoseConnectionBreaksBeforeItsCommit_IsDoneOnAnother(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var runs = 0;
        await database.WriteAsync(async db =>
        {
            db.AuditLog.Add(new AuditEntry { At = Some.Now, Action = "counted", Subject = "1" });
            await db.SaveChangesAsync();
            await (++runs == 1 ? db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pg_backend_pid())") : Task.CompletedTask);
        });
        Assert.Equal((2, 1), (runs, await database.ReadAsync(static db => db.AuditLog.CountAsync(static entry => entry.Action == "counted"))));
    }

    /// <summary>The second waits for the first's commit and sees what it has written, without running twice.</summary>
    [Theory]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task WorksOfOneKey_OnTwoNodes_NeverOverlap_AndTheSecondSeesTheFirst(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var other = await OtherAsync(database);
        var (isInside, mayLeave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = database.Transactions.RunAsync(
            "conversation:1",
            async (scope, cancel) =>
            {
                scope.GetRequiredService<CommunityDb>().Add(Some.Inbox("1"));
                isInside.SetResult();
                await mayLeave.Task;
                return true;
            },
            default);
        await isInside.Task;
        var runs = 0;
        var second = other.Transactions.RunAsync(
            "conversation:1",
            (scope, cancel) =>
            {
                runs++;
                return scope.GetRequiredService<CommunityDb>().Inbox.CountAsync(cancel);
            },
            default);
        var third = await other.Transactions.RunAsync("conversation:2", static (_, _) => Task.FromResult(true), default); // Nobody else is kept waiting.

        Assert.True(third);
        Assert.Equal(0, runs);
        mayLeave.SetResult();
        Assert.True(await first);
        Assert.Equal(1, await second);
        Assert.Equal(1, runs);
        await other.StopAsync();
    }

    /// <summary>A row is taken by one of them, however they come at it.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Rows_ThatTwoNodesReachFor_AreTakenOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var other = await OtherAsync(database);
        await database.WriteAsync(static async db =>
        {
            var places = Enumerable.Range(1, 20).Select(static at => new Conversation { Channel = "telegram", ExternalId = $"{at}" }).ToList();
            db.AddRange(places);
            await db.SaveChangesAsync();
            db.AddRange(places.Select(static (place, at) => Queued($"row:{at}", place)));
        });
        var ids = await database.ReadAsync(static db => db.Outbox.Select(static row => row.Id).ToListAsync());

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => TakeAsync(at % 2 == 0 ? database : other, ids)));
        await other.StopAsync();

        Assert.Equal(ids.Order(), taken.SelectMany(static one => one).Order());
        Assert.All(await database.ReadAsync(static db => db.Outbox.ToListAsync()), static row => Assert.Equal((OutboxState.Leased, 1), (row.State, row.Fence)));
    }

    /// <summary>Its connection breaks between the commit and giving the key back: what is committed counts as done, and the next one gets in.</summary>
    [Theory]
    [On("PostgreSql")]
    public async Task Work_WhoseConnectionBreaksRightAfterItsCommit_IsDoneAndRunOnce(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, static services => services.AddSingleton<PostgreSqlKeyLock>().AddSingleton<IKeyLock, BreakingLock>());
        var runs = 0;
        Task<int> CountAsync() => database.Transactions.RunAsync(
            "conversation:1",
            (scope, _) =>
            {
                scope.GetRequiredService<CommunityDb>().Add(Some.Inbox($"{++runs}"));
                return Task.FromResult(runs);
            },
            default);

        Assert.Equal(1, await CountAsync());
        Assert.Equal(2, await CountAsync());
        Assert.Equal(2, await database.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    /// <summary>What lies behind a conflict is no fault of the database, and its last proof holds.</summary>
    [Theory]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Work_ThatFails_OrConflicts_IsNoFailedCommit(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Inbox("1"));
        await Assert.ThrowsAsync<FormatException>(() => database.WriteAsync(static _ => throw new FormatException()));
        await Assert.ThrowsAsync<DbUpdateException>(() => database.AddAsync(Some.Inbox("1")));
        Assert.Equal(0, database.Services.GetRequiredService<CommitWatch>().Failures);
    }

    private static OutboxMessage Queued(string key, Conversation place)
    {
        var row = OutboxMessage.OfNotice("Sample", "{}", OutboxPriority.Notice, key, Destination.Of(place), null, Some.Now);
        row.NotBefore = DateTimeOffset.UnixEpoch;
        return row;
    }

    private static Task<List<long>> TakeAsync(TestDatabase node, List<long> ids) => node.Transactions.RunAsync(
        async (scope, cancel) => (await scope.GetRequiredService<IOutboxClaims>().TakeAsync(ids, TimeSpan.FromMinutes(1), cancel)).ConvertAll(static row => row.Id), default);

    private static async Task<TestDatabase> OtherAsync(TestDatabase database)
    {
        var other = database.Beside();
        await other.StartAsync();
        return other;
    }

    /// <summary>The server ends the connection unseen when the key is to be given back.</summary>
    private sealed class BreakingLock(PostgreSqlKeyLock inner) : IKeyLock
    {
        public async Task<IAsyncDisposable> TakeAsync(CommunityDb db, string key, CancellationToken cancel)
        {
            var held = await inner.TakeAsync(db, key, cancel);
            var connection = await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync(cancel);
            return new Broken(held, connection, db.Database.GetConnectionString()!);
        }

        private sealed class Broken(IAsyncDisposable held, int connection, string server) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync()
            {
                await using (var other = new NpgsqlConnection(server))
                {
                    await other.OpenAsync();
                    await using var command = other.CreateCommand();
                    command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_terminate_backend({connection}, 5000)");
                    await command.ExecuteScalarAsync();
                }

                await held.DisposeAsync();
            }
        }
    }
}
