using CoP.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CoP.Community.Tests.Shared;

public sealed class LoopsTests
{
    private readonly FakeTimeProvider _time = new(ManualTime.Beginning);

    [Fact]
    public async Task Loop_ThatFalls_BeginsAgain_AndIsNamedForAMinute()
    {
        var loops = new Loops(_time, NullLogger<Loops>.Instance);
        var (runs, again) = (0, new TaskCompletionSource());
        var loop = loops.KeepAsync("mail", _ => ++runs == 1 ? throw new InvalidOperationException() : again.Task, default);
        Assert.Equal(["mail"], loops.Fallen);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, runs);
        Assert.Equal(["mail"], loops.Fallen);

        _time.Advance(Loops.Mended);
        Assert.Empty(loops.Fallen);
        again.SetResult();
        await loop;
    }

    [Fact]
    public async Task Loop_ThatIsStopped_HasNotFallen()
    {
        var loops = new Loops(_time, NullLogger<Loops>.Instance);
        using var stopping = new CancellationTokenSource();
        var loop = loops.KeepAsync("mail", token => Task.Delay(Timeout.InfiniteTimeSpan, _time, token), stopping.Token);

        await stopping.CancelAsync();
        await loop;

        Assert.Empty(loops.Fallen);
    }

    [Fact]
    public async Task Each_ThatFails_KeepsNoneOfTheOthersFromTheirs()
    {
        List<int> taken = [];
        var all = Each.TakeAsync(
            [1, 2, 3],
            one =>
            {
                taken.Add(one);
                return one == 2 ? throw new InvalidOperationException() : Task.CompletedTask;
            },
            default);

        await Assert.ThrowsAsync<AggregateException>(() => all);
        Assert.Equal([1, 2, 3], taken);
    }
}
