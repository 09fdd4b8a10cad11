using System.Diagnostics.CodeAnalysis;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CoP.Scheduling.Preferences;

/// <summary>Lets go every minute what waited for the end of somebody's quiet hours.</summary>
[DisallowConcurrentExecution]
internal sealed partial class QuietHoursJob(ITransactions transactions, ILogger<QuietHoursJob> log) : IJob
{
    public static readonly JobKey Key = new("quiet-hours");
    public static readonly TriggerKey Every = new("quiet-hours");

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong is tried again at the next fire; it must not stop the schedule.")]
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await transactions.RunAsync(
                static (services, token) => services.GetRequiredService<Parking>().ReleaseAsync(token), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was parked for the quiet hours was not let go; it is tried again at the next fire")]
    private partial void LogFailed(Exception fault);
}
