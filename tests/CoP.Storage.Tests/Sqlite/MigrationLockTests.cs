using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests.Sqlite;

public sealed class MigrationLockTests
{
    [Fact]
    public async Task Start_AfterAnotherWasKilledAtItsFirstMigration_DoesNotWaitForIt()
    {
        await using var database = TestDatabase.Abandoned();

        await database.StartAsync();

        Assert.Empty(await database.ReadAsync(static db => db.Members.ToListAsync()));
    }

    [Fact]
    public async Task Start_AfterAnotherWasKilledWhileItLooked_DoesNotWaitForIt()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        database.Abandon();

        await database.StartAsync();

        Assert.Empty(await database.ReadAsync(static db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task Start_OfTwoAtOnce_MigratesOnce()
    {
        await using var database = TestDatabase.Abandoned();

        var both = Task.WhenAll(Task.Run(database.StartAsync), Task.Run(database.StartAsync));
        var pause = TimeSpan.FromMilliseconds(50);
        while (await Task.WhenAny(both, database.Time.AsleepAsync(pause)) != both)
        {
            database.Time.Advance(pause);
        }

        await both;
        Assert.Empty(await database.ReadAsync(static db => db.Database.GetPendingMigrationsAsync()));
    }
}
