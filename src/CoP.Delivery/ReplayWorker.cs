using System.Diagnostics.CodeAnalysis;
using CoP.Community;
using CoP.Community.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoP.Delivery.Replaying;

/// <summary>Handles events again for which that was asked in a chat: when it is asked, after a start, and each minute in case a call went unheard.</summary>
internal sealed partial class ReplayWorker(
    IReplays replays, ReplaySignal signal, Loops loops, TimeProvider clock, ILogger<ReplayWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.KeepAsync("replays", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await ReplayAsync(stopping);
            await RestAsync(stopping);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What was asked stays asked; a database that is away comes back.")]
    private async Task ReplayAsync(CancellationToken cancel)
    {
        try
        {
            await replays.ReplayAskedAsync(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    private async Task RestAsync(CancellationToken cancel)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(signal.CalledAsync(round.Token), Task.Delay(Round, clock, round.Token));
        await round.CancelAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Events could not be replayed; trying again in a minute.")]
    private partial void LogFailed(Exception fault);
}

