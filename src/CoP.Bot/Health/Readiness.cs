using System.Text.Json;
using System.Text.Json.Serialization;
using CoP.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CoP.Bot.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database and the channels do as well.</summary>
internal static class Readiness
{
    private const string Ready = "ready";
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void AddReadiness(this IServiceCollection services) =>
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready])
            .AddCheck<OutboxCheck>("outbox", tags: [Ready])
            .AddCheck<LoopsCheck>("loops", tags: [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains(Ready),
            ResponseWriter = static (context, report) => context.Response.WriteAsJsonAsync(new Report(report), Shape),
        });
    }

    /// <summary>What an operator reads. What an exception says may hold a path or an address, and stays out of it.</summary>
    private sealed class Report(HealthReport report)
    {
        public string Status { get; } = report.Status.ToString();

        public IReadOnlyDictionary<string, string> Checks { get; } = report.Entries.ToDictionary(static entry => entry.Key, static entry => entry.Value.Status.ToString());

        /// <summary>Null when all is well.</summary>
        public IReadOnlyDictionary<string, string>? Reasons { get; } = report.Entries
            .Where(static entry => entry.Value is { Exception: null, Description: not null, Status: not HealthStatus.Healthy })
            .ToDictionary(static entry => entry.Key, static entry => entry.Value.Description!) is { Count: > 0 } reasons ? reasons : null;
    }
}

/// <summary>Has the database prove that it takes writes, and asks it what it does not promise.</summary>
internal sealed class DatabaseCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var health = scope.ServiceProvider.GetRequiredService<IStorageHealth>();
        if (await health.WriteFaultAsync(cancellationToken) is { } fault)
        {
            return HealthCheckResult.Unhealthy(fault);
        }

        return await health.WeaknessAsync(cancellationToken) is { } weakness ? HealthCheckResult.Degraded(weakness) : HealthCheckResult.Healthy();
    }
}
