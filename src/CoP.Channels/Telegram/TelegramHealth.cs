using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoP.Channels.Telegram;

/// <summary>Whether Telegram works, for <c>/health/ready</c> and for whoever looks after the bot.</summary>
public sealed class TelegramHealth : IHealthCheck
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

    internal void Stop(string why)
    {
        Become(HealthStatus.Unhealthy, why);
        IsStopped = true;
    }

    private void Become(HealthStatus status, string text) => _line = IsStopped ? _line : new(status, text);

    private sealed record HealthReportLine(HealthStatus Status, string Text);
}
