using CoP.Community;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoP.Bot.Health;

/// <summary>Asks for loops that have just fallen: they begin again, but what they do may be late.</summary>
internal sealed class LoopsCheck(Loops loops) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(loops.Fallen is { Count: > 0 } fallen
            ? HealthCheckResult.Unhealthy($"Fell and began again: {string.Join(", ", fallen)}.")
            : HealthCheckResult.Healthy());
}
