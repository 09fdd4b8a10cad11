using System.Data.Common;
using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Storage.Writing;

/// <summary>
/// Who may send from a server's database shares a lock in it while they are there. So whoever starts and finds nobody knows that what was held is held no more,
/// and need not wait for the leases. Registered before the dispatcher: it is there before the first message leaves, and until the last has landed.
/// </summary>
internal sealed partial class ServerPresence(IPresenceLock presence, ITransactions transactions, TimeProvider clock, ILogger<ServerPresence> log) : BackgroundService, IPresence
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A lock that went with its connection is taken again after so long at most.</summary>
    public static readonly TimeSpan CheckAfter = TimeSpan.FromSeconds(10);

    private IPresenceHold? _here;

    public async Task<bool> IsAnotherHereAsync(CancellationToken cancel)
    {
        try
        {
            await using var nobodyElse = await presence.TryTakeAsync(alone: true, cancel);
            return nobodyElse is null;
        }
        catch (DbException)
        {
            return false;
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var nobodyElse = await presence.TryTakeAsync(alone: true, cancellationToken))
        {
            await (nobodyElse is null ? Task.CompletedTask : TakeOverAsync(cancellationToken));
        }

        _here = await ShareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LeaveAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(CheckAfter, clock, stoppingToken);
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (DbException fault)
            {
                LogOutOfReach(fault);
            }
        }
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        _here ??= await ShareAsync(cancel);
        try
        {
            await _here.CheckAsync(cancel);
        }
        catch (DbException fault)
        {
            LogLost(fault);
            await LeaveAsync();
            _here = await ShareAsync(cancel);
        }
    }

    /// <summary>Somebody may just be looking whether anybody is here.</summary>
    private async Task<IPresenceHold> ShareAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (await presence.TryTakeAsync(alone: false, cancel) is { } hold)
            {
                return hold;
            }

            await Task.Delay(Pause, clock, cancel);
        }
    }

    private async Task TakeOverAsync(CancellationToken cancel)
    {
        var left = await transactions.RunAsync(
            async (services, token) =>
            {
                var db = services.GetRequiredService<CommunityDb>();
                await Takeover.EndWorkAsync(db, token);
                return await Takeover.EndLeasesAsync(db, clock.GetUtcNow(), token);
            },
            cancel);
        if (left > 0)
        {
            LogLeft(left);
        }
    }

    private async Task LeaveAsync()
    {
        await (_here?.DisposeAsync() ?? ValueTask.CompletedTask);
        _here = null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages were on their way when the last process on this database ended: of those nobody can know whether they arrived")]
    private partial void LogLeft(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection was broken by which others know that this process is here; it is made anew")]
    private partial void LogLost(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is out of reach: others cannot know that this process is here")]
    private partial void LogOutOfReach(Exception fault);
}
