using CoP.Community.Delivery.Stuck;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Delivery;

/// <summary>Looks whether something is stuck that nobody was told of.</summary>
internal sealed class StuckWatchJob(IStuckWatch watch, ILogger<StuckWatchJob> log) : StepJob(log)
{
    public static readonly JobKey Key = new("stuck-watch");

    protected override Task StepAsync(CancellationToken cancel) => watch.LookAsync(cancel);
}
