using CoP.Community.Preferences;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Preferences;

/// <summary>Looks whether somewhere it is time for the daily digest.</summary>
internal sealed class DailyDigestJob(IDailyDigest digest, ILogger<DailyDigestJob> log) : StepJob(log)
{
    public static readonly JobKey Key = new("daily-digest");

    protected override Task StepAsync(CancellationToken cancel) => digest.TellAsync(cancel);
}
