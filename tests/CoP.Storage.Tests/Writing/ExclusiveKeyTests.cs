using System.Diagnostics.Metrics;
using CoP.Storage.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Writing;

/// <summary>The promise of the exclusive key, on a gate that keeps nobody waiting: SQLite's own would keep it by accident.</summary>
public class ExclusiveKeyTests
{
    private readonly GatedTransactions _transactions = new(new OpenGate(), decider: null!, new StorageMeter(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), TimeProvider.System));
    private readonly List<string> _seen = [];

    [Fact]
    public async Task WorksOfOneKey_NeverOverlap_AndKeepTheirOrder()
    {
        var held = new TaskCompletionSource();
        var first = RunAsync("a", "first", held.Task);
        var second = RunAsync("a", "second", Task.CompletedTask);
        var third = RunAsync("a", "third", Task.CompletedTask);
        await RunAsync("b", "other", Task.CompletedTask);
        await RunAsync(null, "none", Task.CompletedTask);

        Assert.False(second.IsCompleted);
        held.SetResult();
        await Task.WhenAll(first, second, third);

        Assert.Equal(["first begins", "other begins", "other ends", "none begins", "none ends", "first ends", "second begins", "second ends", "third begins", "third ends"], _seen);
    }

    [Fact]
    public async Task Work_ThatFailsOrIsGivenUp_LetsTheNextOneIn()
    {
        using var gone = new CancellationTokenSource();
        var held = new TaskCompletionSource();
        var failing = RunAsync("a", "failing", held.Task);
        var leaving = RunAsync("a", "leaving", Task.CompletedTask, gone.Token);
        var last = RunAsync("a", "last", Task.CompletedTask);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        held.SetException(new IOException());

        await Assert.ThrowsAsync<IOException>(() => failing);
        await last;
        Assert.DoesNotContain("leaving begins", _seen);
    }

    private Task<bool> RunAsync(string? key, string name, Task until, CancellationToken cancel = default) => _transactions.RunAsync(
        key,
        async (_, _) =>
        {
            See($"{name} begins");
            await until;
            See($"{name} ends");
            return true;
        },
        cancel);

    private void See(string what)
    {
        lock (_seen)
        {
            _seen.Add(what);
        }
    }

    private sealed class OpenGate : IWriteGate
    {
        private static readonly IServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

        public void Enter(WaitingWork work) => _ = PassAsync(work);

        public void Expect()
        {
        }

        public void Expected()
        {
        }

        private static async Task PassAsync(WaitingWork work)
        {
            try
            {
                await work.RunAsync(Nothing);
                work.Answer();
            }
            catch (Exception fault)
            {
                work.Fail(fault);
            }
        }
    }
}
