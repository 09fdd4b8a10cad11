using CoP.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoP.Bot.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database and the channels do as well.</summary>
internal static class Readiness
{
    private const string Ready = "ready";

    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready])
            .AddCheck<OutboxCheck>("outbox", tags: [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains(Ready),
            ResponseWriter = static (context, report) => context.Response.WriteAsJsonAsync(new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(static entry => entry.Key, static entry => entry.Value.Status.ToString()),
            }),
        });
    }
}

/// <summary>Asks the database how durable it is, and whether its file is still there.</summary>
internal sealed class DatabaseCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var health = scope.ServiceProvider.GetRequiredService<StorageHealth>();
        var report = await health.ReadAsync(cancellationToken);
        await health.ReachAsync(cancellationToken);
        return report.IsDurable ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Committed rows could be lost in a power cut.");
    }
}
