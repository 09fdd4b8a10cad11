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

        var first = Task.Run(database.StartAsync);
        var second = Task.Run(database.StartAsync);
        while (!(first.IsCompleted && second.IsCompleted))
        {
            database.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await Task.WhenAll(first, second);
        Assert.Empty(await database.ReadAsync(static db => db.Database.GetPendingMigrationsAsync()));
    }
}
