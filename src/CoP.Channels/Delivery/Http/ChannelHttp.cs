using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Channels.Delivery.Http;

/// <summary>The one way to talk to a platform.</summary>
public static class ChannelHttp
{
    /// <summary>
    /// Adds a named client that follows no redirects (they would take tokens along), keeps no cookies, waits at most 15
    /// seconds for an answer, leaves a failing host alone for a while, and never repeats a request. It logs nothing:
    /// addresses can hold tokens and names. A request it gives up throws <see cref="Polly.ExecutionRejectedException"/>.
    /// </summary>
    public static IHttpClientBuilder AddChannelHttp(this IServiceCollection services, string name)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostCircuits>();
        return services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Connections)
            .AddHttpMessageHandler(static scope => new CircuitHandler(scope.GetRequiredService<HostCircuits>()))
            .RemoveAllLoggers();
    }

    private static SocketsHttpHandler Connections() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
