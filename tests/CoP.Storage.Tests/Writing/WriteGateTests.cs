using CoP.Storage.Writing;

namespace CoP.Storage.Tests.Writing;

public sealed class WriteGateTests
{
    private readonly WriteGate _gate = new();

    [Fact]
    public async Task Gate_WhenManyWait_LetsThemInInTheOrderTheyCame()
    {
        await _gate.EnterAsync(default);
        var order = new List<int>();
        var all = Enumerable.Range(0, 200).Select(n => PassAsync(n, order)).ToList();
        _gate.Leave();
        await Task.WhenAll(all);
        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    [Fact]
    public async Task Gate_WhenAWaiterGivesUp_PassesTheTurnOn()
    {
        await _gate.EnterAsync(default);
        using var impatient = new CancellationTokenSource();
        var givesUp = _gate.EnterAsync(impatient.Token);
        var next = _gate.EnterAsync(default);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);
        Assert.False(next.IsCompleted);
        _gate.Leave();
        await next;
    }

    [Fact]
    public async Task Gate_UnderLoad_HoldsOneAtATime()
    {
        var inside = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (_, cancel) =>
        {
            await _gate.EnterAsync(cancel);
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            _gate.Leave();
        });
    }

    private async Task PassAsync(int number, List<int> order)
    {
        await _gate.EnterAsync(default);
        order.Add(number);
        _gate.Leave();
    }
}
