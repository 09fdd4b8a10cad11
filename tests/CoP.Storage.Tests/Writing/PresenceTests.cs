using CoP.Community.Delivery;
using CoP.Storage.Tests.Providers;
using CoP.Storage.Writing;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Storage.Tests.Writing;

/// <summary>Who works on a database is known to whoever starts on it, however the ones before have ended.</summary>
public sealed class PresenceTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Start_WithNobodyElseThere_EndsTheLeasesOfWhoeverWas(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(InFlight(database, OutboxState.Sending), InFlight(database, OutboxState.Leased), InFlight(database, OutboxState.Parked));

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, Lease], await LeasesAsync(database));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Start_WhileAnotherProcessIsThere_LeavesItsLeasesAlone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var other = database.Beside();
        await PresenceOf(other).StartAsync(default);
        await database.AddAsync(InFlight(database, OutboxState.Sending));

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([Lease], await LeasesAsync(database));
        await PresenceOf(other).StopAsync(default);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Start_AfterTheOnlyOtherHasStopped_EndsLeases_ThoughAThirdWasThereBefore(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, second) = (database.Beside(), database.Beside());
        await PresenceOf(first).StartAsync(default);
        await PresenceOf(second).StartAsync(default);
        await database.AddAsync(InFlight(database, OutboxState.Sending));
        await PresenceOf(first).StopAsync(default);
        await PresenceOf(database).StartAsync(default);
        Assert.Equal([Lease], await LeasesAsync(database)); // The second still lives.
        await PresenceOf(database).StopAsync(default);
        await PresenceOf(second).StopAsync(default);

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([TimeSpan.Zero], await LeasesAsync(database));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Another_IsSeenWhileItIsThere_AndNobodySeesThemselves(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var other = database.Beside();
        Assert.False(await IsAnotherHereAsync(database));
        await PresenceOf(other).StartAsync(default);
        Assert.True(await IsAnotherHereAsync(database));
        await PresenceOf(other).StopAsync(default);
        Assert.False(await IsAnotherHereAsync(database));
        await other.StopAsync();
    }

    /// <summary>A server was started anew, or a line was cut: the lock is gone with the session, and the process is not.</summary>
    [Theory]
    [On("PostgreSql")]
    public async Task Lock_ThatWentWithItsConnection_IsTakenAgain(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var other = database.Beside();
        await PresenceOf(other).StartAsync(default);
        await database.ReadAsync(static db => db.Database.ExecuteSqlAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
        await Eventually.SoAsync(async () => !await IsAnotherHereAsync(database));
        await other.Time.AsleepAsync(ServerPresence.CheckAfter);
        other.Time.Advance(ServerPresence.CheckAfter);
        await Eventually.SoAsync(() => IsAnotherHereAsync(database));
        await PresenceOf(other).StopAsync(default);
        await other.StopAsync();
    }

    private static Task<bool> IsAnotherHereAsync(TestDatabase database) => database.Services.GetRequiredService<IPresence>().IsAnotherHereAsync(default);

    private static IHostedService PresenceOf(TestDatabase database) => database.Services.GetServices<IHostedService>().Single(static service => service is IPresence);

    private static OutboxMessage InFlight(TestDatabase database, OutboxState state)
    {
        var row = Some.Outbox($"{state}");
        (row.State, row.LeasedUntil) = (state, database.Time.GetUtcNow() + Lease);
        return row;
    }

    private static Task<List<TimeSpan>> LeasesAsync(TestDatabase database) => database.ReadAsync(async db =>
        (await db.Outbox.OrderBy(static row => row.Id).ToListAsync()).ConvertAll(row => row.LeasedUntil!.Value - database.Time.GetUtcNow()));
}
