using CoP.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoP.Bot.Health;

/// <summary>Asks whether the dispatcher is at work.</summary>
internal sealed class OutboxCheck(OutboxHealth outbox) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(outbox.IsReady
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The outbox has not been looked into for half a minute."));
}
