using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Delivery.Tests;

/// <summary>
/// One run of the process. At named points it can die: then nothing of it reaches the database or the platform any more,
/// and nothing is tidied up, as if it had been killed.
/// </summary>
internal sealed class DispatcherProcess(DispatcherFixture fixture) : IChannelSender
{
    private volatile bool _dead;
    private Task _running = Task.CompletedTask;
    private Action _stop = static () => { };

    public ServiceProvider Services { get; set; } = null!;

    public bool IsDead => _dead;

    public string Channel => ChannelNames.Telegram;

    private OutboxDispatcher Dispatcher => Services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();

    public void Start()
    {
        var stopping = new CancellationTokenSource();
        _stop = stopping.Cancel;
        _running = fixture.Work.Run(() => Dispatcher.RunAsync(stopping.Token));
    }

    /// <summary>Tells it to stop; what comes back ends when it has.</summary>
    public Task StopAsync()
    {
        fixture.Work.Run(_stop);
        return _running;
    }

    public async Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel)
    {
        await HangIfDeadAsync("before the platform");
        fixture.Seen.Enqueue(request);
        if (fixture.Hold is { } hold)
        {
            await hold(request, cancel);
        }

        var outcome = fixture.Answer(request);
        await HangIfDeadAsync("after the platform");
        return outcome;
    }

    public void Pass(string point)
    {
        if (fixture.IsDatabaseAway || fixture.Faults?.Invoke(point) == true)
        {
            throw new InvalidOperationException("The database is away.");
        }

        if (Dies(point))
        {
            throw new InvalidOperationException("Killed.");
        }
    }

    private bool Dies(string point)
    {
        if (!_dead && fixture.Kills?.Invoke(point) == true)
        {
            _dead = true;
        }

        return _dead;
    }

    private async Task HangIfDeadAsync(string point)
    {
        if (Dies(point))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, fixture.Ended);
        }
    }
}

/// <summary>Counts transactions, and lets them fail or be the last thing a process does.</summary>
internal sealed class FragileTransactions(ITransactions inner, DispatcherProcess life, DispatcherFixture fixture) : ITransactions
{
    public async Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        fixture.CountTransaction();
        using var busy = fixture.Work.Busy(); // The write gate has a task of its own.
        var value = await inner.RunAsync(
            exclusiveKey,
            async (services, token) =>
            {
                fixture.IsInTransaction.Value = true;
                var made = await work(services, token);
                await services.GetRequiredService<CommunityDb>().SaveChangesAsync(token);
                life.Pass("before the commit");
                return made;
            },
            cancel);
        life.Pass("after the commit");
        return value;
    }
}
