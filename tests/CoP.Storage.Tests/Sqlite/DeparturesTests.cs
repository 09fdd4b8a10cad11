using CoP.Community.Delivery;
using CoP.Storage.Sqlite;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>What the process before this one had begun to send.</summary>
public sealed class DeparturesTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Start_AfterAKill_KnowsWhatHadNotBegunToLeave_AlsoAfterTheNextKill()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var (first, second) = (database.Beside(), database.Beside());
        await PresenceOf(first).StartAsync(default);
        var (begun, waiting) = (InFlight(database, OutboxState.Sending), InFlight(database, OutboxState.Sending));
        waiting.DedupeKey = "waiting";
        await database.AddAsync(begun, waiting);
        DeparturesOf(first).Begin(begun.Id, begun.Fence);
        await KillAsync(first);

        await PresenceOf(second).StartAsync(default);
        Assert.Equal([OutboxState.Sending, OutboxState.Leased], await StatesAsync(database));
        await KillAsync(second);

        await PresenceOf(database).StartAsync(default);
        Assert.Equal([OutboxState.Sending, OutboxState.Leased], await StatesAsync(database));
    }

    [Fact]
    public async Task Start_WithoutANoteOfWhatHadBegun_KnowsNothing()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var first = database.Beside();
        await PresenceOf(first).StartAsync(default);
        await database.AddAsync(InFlight(database, OutboxState.Sending));
        await KillAsync(first);
        DeparturesOf(database).Clear();

        await PresenceOf(database).StartAsync(default);

        Assert.Equal([OutboxState.Sending], await StatesAsync(database));
    }

    [Fact]
    public async Task Departure_ThatHasLanded_IsForgotten()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var first = database.Beside();
        await PresenceOf(first).StartAsync(default);
        DeparturesOf(first).Begin(7, 1);
        DeparturesOf(first).Begin(8, 1);
        DeparturesOf(first).End(7);
        DeparturesOf(first).Begin(8, 2);
        await KillAsync(first);

        var begun = DeparturesOf(database).Read()!.Begun;

        Assert.Contains((8, 2), begun);
        Assert.DoesNotContain((7, 1), begun);
        Assert.DoesNotContain((8, 1), begun);
    }

    /// <summary>The operating system takes everything back; nothing is tidied up.</summary>
    private static Task KillAsync(TestDatabase process) => PresenceOf(process).StopAsync(default);

    private static Departures DeparturesOf(TestDatabase database) => database.Services.GetRequiredService<Departures>();

    private static Task<List<OutboxState>> StatesAsync(TestDatabase database) =>
        database.ReadAsync(static db => db.Outbox.OrderBy(static row => row.Id).Select(static row => row.State).ToListAsync());

    private static Presence PresenceOf(TestDatabase database) =>
        database.Services.GetServices<IHostedService>().OfType<Presence>().Single();

    private static OutboxMessage InFlight(TestDatabase database, OutboxState state)
    {
        var row = Some.Outbox($"{state}");
        (row.State, row.LeasedUntil) = (state, database.Time.GetUtcNow() + Lease);
        return row;
    }
}
