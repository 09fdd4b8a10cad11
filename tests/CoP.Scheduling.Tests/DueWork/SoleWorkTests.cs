using CoP.Community;
using CoP.Community.DueWork;
using CoP.Testing;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoP.Scheduling.Tests.DueWork;

/// <summary>What one process at a time does, such as asking Telegram what is new.</summary>
public sealed class SoleWorkTests : IAsyncLifetime, IDisposable
{
    private const string Name = "telegram-7";
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _stopping = new();
    private readonly WorkContext _work = new();
    private TestCommunity _town = null!;
    private WatchedDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _town = await TestCommunity.EmptyAsync();
        _database = new WatchedDatabase(_town.Services.GetRequiredService<ITransactions>(), _work);
    }

    public async Task DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _town.DisposeAsync();
    }

    public void Dispose() => _stopping.Dispose();

    [Fact]
    public async Task Process_ThatWasKilled_IsFollowedWithinHalfAMinute()
    {
        Assert.True(await Leases().TakeAsync(Name, SharedWork.Length, default)); // By one that is never heard of again.
        var second = new Worker();
        _ = Run(second.WorkAsync);
        await AdvanceAsync(SharedWork.Length - TimeSpan.FromSeconds(1));
        Assert.False(second.HasBegun);
        await AdvanceAsync(TakenOverWithin - SharedWork.Length);
        Assert.True(second.HasBegun);
    }

    [Fact]
    public async Task Process_ThatGoesOn_KeepsItsWork_AndWhoStops_LeavesItToTheOther()
    {
        var (first, second) = (new Worker(), new Worker());
        using var stop = new CancellationTokenSource();
        var working = Run(first.WorkAsync, stop.Token);
        _ = Run(second.WorkAsync);
        await AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((true, false, false), (first.HasBegun, first.IsOver, second.HasBegun));
        _work.Run(stop.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
        await AdvanceAsync(SharedWork.LookAgain);
        Assert.True(second.HasBegun);
    }

    [Fact]
    public async Task Process_ThatCannotReachTheDatabase_StopsBeforeAnotherMayBegin()
    {
        var worker = new Worker();
        _ = Run(worker.WorkAsync);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        var until = await _town.ReadAsync(static db => db.WorkLeases.Select(static lease => lease.Until).SingleAsync());
        _database.IsCut = true;
        await AdvanceAsync(until - _town.Now - TimeSpan.FromSeconds(1));
        Assert.True(worker.IsOver);
        (_database.IsCut, worker.HasBegun) = (false, false);
        await AdvanceAsync(SharedWork.LookAgain);
        Assert.True(worker.HasBegun);
    }

    [Fact]
    public async Task Work_ThatEndsByItself_IsNotBegunAgain_AndOneThatFalls_IsTold()
    {
        await Run(static _ => Task.CompletedTask);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(static _ => throw new InvalidOperationException("It fell.")));
        Assert.Equal(0, await _town.ReadAsync(static db => db.WorkLeases.CountAsync()));
    }

    private Task AdvanceAsync(TimeSpan by) => _town.Time.AdvanceAsync(by, _work);

    private WorkLeases Leases() => new(_database, _town.Time);

    private Task Run(Func<CancellationToken, Task> work, CancellationToken? stopping = null) =>
        _work.Run(() => new SharedWork(Leases(), _town.Time, NullLogger<SharedWork>.Instance).RunAsync(Name, work, stopping ?? _stopping.Token));

    private sealed class Worker
    {
        public bool HasBegun { get; set; }

        public bool IsOver { get; private set; }

        public async Task WorkAsync(CancellationToken cancel)
        {
            (HasBegun, IsOver) = (true, false);
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancel);
            }
            finally
            {
                IsOver = true;
            }
        }
    }

    /// <summary>Counted as work, and can be put out of reach.</summary>
    private sealed class WatchedDatabase(ITransactions inner, WorkContext work) : ITransactions
    {
        public bool IsCut { get; set; }

        public async Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> change, CancellationToken cancel)
        {
            using var busy = work.Busy();
            return IsCut ? throw new TimeoutException("The database is out of reach.") : await inner.RunAsync(exclusiveKey, change, cancel);
        }
    }
}
