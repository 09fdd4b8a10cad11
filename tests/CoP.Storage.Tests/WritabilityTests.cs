using System.Data.Common;
using CoP.Community;
using CoP.Storage.Sqlite;
using CoP.Storage.Writing;
using CoP.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CoP.Storage.Tests;

public class WritabilityTests
{
    private readonly FakeTimeProvider _time = new(ManualTime.Beginning);
    private readonly CommitWatch _commits = new();
    private readonly Disk _disk = new();

    private Writability Writability => field ??= new Writability(_disk, new SqliteWriteFaults(new OpenedFile(Options.Create(new DatabaseOptions()))), _commits, _time);

    [Theory]
    [InlineData(13, "The disk is full.")]
    [InlineData(8, "The database is read-only.")]
    [InlineData(10, "The disk does not work (input/output error).")]
    [InlineData(14, "The database file cannot be opened.")]
    [InlineData(26, "The database file is damaged.")]
    [InlineData(5, "Another program keeps the database locked.")]
    public async Task Fault_IsSaidInWords_AndEveryQuestionIsATry_UntilItIsOver(int code, string words)
    {
        _disk.Fault = new SqliteException("/some/path", code);
        Assert.Equal(words, await Writability.FaultAsync(default));
        Assert.Equal(words, await Writability.FaultAsync(default));

        _disk.Fault = null;

        Assert.Null(await Writability.FaultAsync(default));
        Assert.Equal(3, _disk.Tries);
    }

    [Fact]
    public async Task Proof_HoldsForSomeSeconds_ButNotWhenACommitFails()
    {
        await Writability.FaultAsync(default);
        _time.Advance(Writability.Fresh - TimeSpan.FromSeconds(1));
        await Writability.FaultAsync(default);
        Assert.Equal(1, _disk.Tries);

        _commits.Failed();
        await Writability.FaultAsync(default);
        Assert.Equal(2, _disk.Tries);

        _time.Advance(Writability.Fresh);
        await Writability.FaultAsync(default);
        Assert.Equal(3, _disk.Tries);
    }

    [Fact]
    public async Task Disk_ThatHangs_IsNotWaitedForLong_AndTriedOnce()
    {
        _disk.Hangs = new TaskCompletionSource();
        var asked = Writability.FaultAsync(default);
        var alsoAsked = Writability.FaultAsync(default);
        _time.Advance(Writability.Patience);

        Assert.Equal("The database does not answer in time.", await asked);
        Assert.Equal("The database does not answer in time.", await alsoAsked);
        Assert.Equal(1, _disk.Tries);
        _disk.Hangs.SetResult();
        Assert.Null(await Writability.FaultAsync(default));
    }

    private sealed class Disk : ITransactions
    {
        public int Tries { get; private set; }

        public DbException? Fault { get; set; }

        public TaskCompletionSource? Hangs { get; set; }

        public async Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
        {
            Tries++;
            await (Hangs?.Task ?? Task.CompletedTask);
            return Fault is null ? default! : throw Fault;
        }
    }
}
