using CoP.Community.Delivery;
using CoP.Storage.Sqlite;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>What the process before this one had on the wire.</summary>
public sealed class PresenceTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Start_WithNobodyElseThere_EndsTheLeasesOfWhoeverWas()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.AddAsync(OnTheWire(database, OutboxState.Sending), OnTheWire(database, OutboxState.Leased), OnTheWire(database, OutboxState.Parked));

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, Lease], await LeasesAsync(database));
    }

    [Fact]
    public async Task Start_WhileAnotherProcessIsThere_LeavesItsLeasesAlone()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var other = database.Beside();
        await PresenceOf(other).StartAsync(default);
        await database.AddAsync(OnTheWire(database, OutboxState.Sending));

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([Lease], await LeasesAsync(database));
        await PresenceOf(other).StopAsync(default);
    }

    [Fact]
    public async Task Start_AfterTheOnlyOtherHasStopped_EndsLeases_ThoughAThirdWasThereBefore()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var (first, second) = (database.Beside(), database.Beside());
        await PresenceOf(first).StartAsync(default);
        await PresenceOf(second).StartAsync(default);
        await database.AddAsync(OnTheWire(database, OutboxState.Sending));
        await PresenceOf(first).StopAsync(default);
        await PresenceOf(database).StartAsync(default);
        Assert.Equal([Lease], await LeasesAsync(database)); // The second still lives.
        await PresenceOf(database).StopAsync(default);
        await PresenceOf(second).StopAsync(default);

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([TimeSpan.Zero], await LeasesAsync(database));
    }

    private static Presence PresenceOf(TestDatabase database) =>
        database.Services.GetServices<IHostedService>().OfType<Presence>().Single();

    private static OutboxMessage OnTheWire(TestDatabase database, OutboxState state)
    {
        var row = Some.Outbox($"{state}");
        (row.State, row.LeasedUntil) = (state, database.Time.GetUtcNow() + Lease);
        return row;
    }

    private static Task<List<TimeSpan>> LeasesAsync(TestDatabase database) => database.ReadAsync(async db =>
        (await db.Outbox.OrderBy(static row => row.Id).ToListAsync()).ConvertAll(row => row.LeasedUntil!.Value - database.Time.GetUtcNow()));
}
