using CoP.Channels.Telegram.Api;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram;

/// <summary>Whether Telegram works, for <c>/health/ready</c> and for whoever looks after the bot.</summary>
public sealed partial class TelegramHealth(ILogger<TelegramHealth> log) : IHealthCheck
{
    private volatile HealthReportLine _line = new(HealthStatus.Degraded, "Not started.");

    public HealthStatus Status => _line.Status;

    /// <summary>One English sentence for operators, without secrets.</summary>
    public string Description => _line.Text;

    /// <summary>True after an answer that no waiting can mend (a revoked token): nothing more is asked or sent until a restart.</summary>
    public bool IsStopped { get; private set; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthCheckResult(Status, Description));

    internal void Working() => Become(HealthStatus.Healthy, "Working.");

    internal void Off() => Become(HealthStatus.Healthy, "Switched off.");

    internal void Waiting(string why) => Become(HealthStatus.Degraded, why);

    /// <summary>Stops the channel for good when the server does not know the token; true when it has.</summary>
    internal bool StopsAt<T>(ApiAnswer<T> answer)
    {
        if (answer is not ApiAnswer<T>.Refused { Error.IsFatal: true })
        {
            return false;
        }

        LogStopped(answer.Failure);
        Become(HealthStatus.Unhealthy, $"Stopped: Telegram does not accept the token ({answer.Failure}). Check Telegram:Token and restart.");
        IsStopped = true;
        return true;
    }

    private void Become(HealthStatus status, string text) => _line = IsStopped ? _line : new(status, text);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Telegram does not accept the token ({Failure}): the channel is stopped until a restart with a valid Telegram:Token.")]
    private partial void LogStopped(string? failure);

    private sealed record HealthReportLine(HealthStatus Status, string Text);
}
