using System.Diagnostics.CodeAnalysis;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Delivery.Replaying;

/// <summary>
/// Goes on with what was written down for later when the program ended, before the channels let anything new in; and, of several processes, with what one
/// has left behind that nobody starts again.
/// </summary>
internal sealed partial class BacklogWorker(IBacklog backlog, Loops loops, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<BacklogWorker> log) : BackgroundService
{
    /// <summary>How often it is looked for, and how long what waits is left to whoever has written it down.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await backlog.ResumeAsync(TimeSpan.Zero, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await backlog.StopAsync().WaitAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Nodes > 1 ? loops.KeepAsync("backlog", LookAsync, stoppingToken) : Task.CompletedTask;

    [SuppressMessage("Design", "CA1031", Justification = "What waits goes on waiting; a database that is away comes back.")]
    private async Task LookAsync(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(Round, clock, stopping);
            try
            {
                await backlog.ResumeAsync(Round, stopping);
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                LogFailed(fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What other processes have left behind could not be looked for; trying again in a minute.")]
    private partial void LogFailed(Exception fault);
}
