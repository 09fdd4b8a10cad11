using System.Data.Common;
using CoP.Storage.Tests.Providers;
using CoP.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>The file is taken away, or another put in its place, before the start or under the running program.</summary>
public sealed class DatabaseFileTests
{
    [Fact]
    public async Task Write_AfterTheFileWasTakenAway_IsRefused_AndMakesNone_UntilItIsBack()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        File.Move(database.File, $"{database.File}.away");

        await RefusedAsync(database);
        await RefusedAsync(database); // By a connection that was opened anew.
        Assert.False(File.Exists(database.File));

        File.Move($"{database.File}.away", database.File);
        await database.AddAsync(Some.Inbox("back"));
        Assert.Null(await database.Services.GetRequiredService<Writability>().FaultAsync(default));
    }

    [Fact]
    public async Task Read_AfterTheFileWasTakenAway_MakesNone()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        File.Delete(database.File);
        SqliteConnection.ClearAllPools();

        await Assert.ThrowsAnyAsync<DbException>(() => database.ReadAsync(static db => db.Inbox.CountAsync()));

        Assert.False(File.Exists(database.File));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_AfterAnotherCommunityWasPutInItsPlace_IsRefused_AndLeavesThatAlone(bool overwritten)
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var other = await TestDatabase.CreateAsync("Sqlite");
        var copy = $"{database.File}.other";
        other.Backup(copy);
        if (overwritten)
        {
            File.Copy(copy, database.File, overwrite: true);
        }
        else
        {
            File.Move(copy, database.File, overwrite: true);
        }

        await RefusedAsync(database);
        await RefusedAsync(database);
    }

    [Fact]
    public async Task Write_AfterAnOlderBackupOfItselfWasPutInItsPlace_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        database.Backup($"{database.File}.backup");
        File.Move($"{database.File}.backup", database.File, overwrite: true);

        await RefusedAsync(database);
        await RefusedAsync(database);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("of somebody else")]
    public async Task Start_WhereACommunityWasKept_BeginsNoOther_UnlessTheMarkerIsDeletedToo(string now)
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var next = database.Beside();
        await database.TakeAsync();
        if (now == "empty")
        {
            await File.WriteAllBytesAsync(database.File, []);
        }
        else if (now != "gone")
        {
            database.Abandon(); // Some database, with a table that is none of ours.
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(next.StartAsync);

        Assert.Contains(database.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Put the backup back", refused.Message, StringComparison.Ordinal);
        File.Delete($"{database.File}-marker");
        await next.StartAsync();
        Assert.Empty(await next.ReadAsync(static db => db.Members.ToListAsync()));
    }

    [Fact]
    public async Task Start_WithABackupPutBack_IsContent()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.AddAsync(Some.Inbox("kept"));
        database.Backup($"{database.File}.backup");
        var next = database.Beside();
        await database.TakeAsync();
        File.Move($"{database.File}.backup", database.File);

        await next.StartAsync();

        Assert.Equal(1, await next.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Files_AreForNobodyElse_AlsoThoseThatWereOpenToAll_AndNoLockStaysBehind()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await File.WriteAllTextAsync($"{database.File}-migrating", "");
        var next = database.Beside();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database.File)!))
        {
            Mode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        await next.StartAsync();

        Assert.Equal(["community.db", "community.db-marker", "community.db-shm", "community.db-wal"], Directory.GetFiles(Path.GetDirectoryName(database.File)!).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(database.File)!), static file => Assert.Equal(OperatingSystem.IsWindows() ? "" : "600", Mode(file)));
        Assert.Equal(OperatingSystem.IsWindows() ? "" : "700", Mode(Path.GetDirectoryName(database.File)!));
    }

    private static async Task RefusedAsync(TestDatabase database)
    {
        await Assert.ThrowsAnyAsync<DbException>(() => database.AddAsync(Some.Inbox($"{Guid.NewGuid()}")));
        Assert.Equal(
            "The database file was moved, deleted or replaced while the program was running.",
            await database.Services.GetRequiredService<Writability>().FaultAsync(default));
    }

    private static string Mode(string path, UnixFileMode? set = null)
    {
        if (OperatingSystem.IsWindows())
        {
            return "";
        }

        if (set is { } mode)
        {
            File.SetUnixFileMode(path, mode);
        }

        return Convert.ToString((int)File.GetUnixFileMode(path), 8);
    }
}
