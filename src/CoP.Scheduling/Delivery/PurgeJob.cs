using CoP.Community.Retention;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Delivery;

/// <summary>Clears away what is over: soon after the start, then every night. Whatever is left over goes the next time.</summary>
internal sealed partial class PurgeJob(IPurge purge, ILogger<PurgeJob> log) : StepJob(log)
{
    public static readonly JobKey Key = new("purge");
    public static readonly TriggerKey Nightly = new("purge-nightly");
    public static readonly TriggerKey AfterStart = new("purge-after-start");

    /// <summary>Whoever starts the program has better things to do first.</summary>
    public static readonly TimeSpan StartPause = TimeSpan.FromMinutes(1);

    /// <summary>02:40 in the community's zone: hours apart from the quiet hours' end.</summary>
    public const string EveryNight = "0 40 2 * * ?";

    protected override async Task StepAsync(CancellationToken cancel)
    {
        var count = await purge.RunAsync(cancel);
        LogDone(count);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} rows that nobody needs any more were cleared away")]
    private partial void LogDone(int count);
}
