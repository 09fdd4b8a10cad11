using System.Diagnostics;
using CoP.Community;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoP.Bot.Hosting;

/// <summary>
/// Sends traces and metrics to a collector by OTLP, where one is named as everywhere (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>); else nothing of it is even set up.
/// Of the libraries only figures are taken. Their spans would hold addresses, which hold tokens and chats (docs/decisions/0059).
/// </summary>
internal static class TelemetryExport
{
    private const string Disabled = "OTEL_SDK_DISABLED";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Traces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Metrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    /// <summary>Those that come with figures alone. Npgsql's would name the pool by its connection string.</summary>
    private static readonly string[] LibraryMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.EntityFrameworkCore", "System.Runtime"];

    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (!HasTraces(configuration) && !HasMetrics(configuration))
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry().ConfigureResource(static resource => resource
            .AddService("cop-bot", serviceVersion: typeof(BotHost).Assembly.GetName().Version?.ToString(3))
            .AddEnvironmentVariableDetector()); // What the operator says of it counts more.
        if (HasTraces(configuration))
        {
            telemetry.WithTracing(static traces => traces.AddSource(Telemetry.Name).AddOtlpExporter());
        }

        if (HasMetrics(configuration))
        {
            telemetry.WithMetrics(static metrics => metrics.AddMeter([Telemetry.Name, .. LibraryMeters]).AddOtlpExporter());
        }
    }

    /// <summary>
    /// A span for each event that a platform brings. Whose trace the caller says that it belongs to is not asked: anybody could say anything, and what is kept of
    /// theirs is not ours to follow.
    /// </summary>
    public static void UseRequestSpans(this WebApplication app)
    {
        if (HasTraces(app.Configuration))
        {
            app.Use(static (context, next) => TellAsync(context, next));
        }
    }

    private static bool HasTraces(IConfiguration configuration) => IsOn(configuration, Traces);

    private static bool HasMetrics(IConfiguration configuration) => IsOn(configuration, Metrics);

    private static bool IsOn(IConfiguration configuration, string own) =>
        (configuration[Endpoint] is { Length: > 0 } || configuration[own] is { Length: > 0 }) && !string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase);

    private static async Task TellAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.RawText: { } route } || !route.StartsWith("/api/", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        using var span = Telemetry.Source.StartActivity($"{context.Request.Method} {route}", ActivityKind.Server);
        span?.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route);
        await next(context);
        span?.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
