using CoP.Storage.Sqlite;
using CoP.Storage.Tests.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Sqlite;

public sealed class SqliteTests
{
    [Fact]
    public async Task Connection_WhenOpened_IsWalAndFullyDurable()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var scope = database.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<SqliteHealth>().ReadAsync(default);
        Assert.Equal(("wal", 2, true), (report.JournalMode, report.Synchronous, report.IsDurable));
        Assert.True(new Version(report.Version) >= new Version(3, 35, 5));
    }

    [Theory]
    [InlineData("delete", 2)]
    [InlineData("wal", 1)]
    public void Report_WhenNotDurable_SaysSo(string journal, int synchronous) =>
        Assert.False(new SqliteReport("3.40.1", journal, synchronous).IsDurable);

    [Fact]
    public async Task ForeignKeys_WhenBroken_AreRefusedAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => database.AddAsync(Some.Question()));
        Assert.IsType<SqliteException>(fault.InnerException);
    }

    [Fact]
    public async Task Transaction_WhenBegun_AlreadyHoldsTheWriteLock()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.WriteAsync(static async db =>
        {
            await using var other = new SqliteConnection(db.Database.GetConnectionString() + ";Default Timeout=1");
            await other.OpenAsync();
            var busy = Assert.Throws<SqliteException>(() => other.BeginTransaction());
            Assert.Equal(5, busy.SqliteErrorCode);
        });
    }
}
