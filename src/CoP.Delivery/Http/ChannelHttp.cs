using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Delivery.Http;

/// <summary>The one way to talk to a platform.</summary>
public static class ChannelHttp
{
    /// <summary>
    /// Adds a named client that follows no redirects (they would take tokens along), keeps no cookies, leaves a failing
    /// host alone for a while, and never repeats a request. It logs nothing: addresses can hold tokens and names. A
    /// request it gives up throws <see cref="Polly.ExecutionRejectedException"/>.
    /// </summary>
    /// <param name="patience">How long to wait for the head of an answer: 15 seconds, or longer where the platform holds the request. A body that is read with it has twice that.</param>
    public static IHttpClientBuilder AddChannelHttp(this IServiceCollection services, string name, TimeSpan? patience = null)
    {
        var limit = patience ?? TimeSpan.FromSeconds(15);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SteadyTime>();
        services.TryAddSingleton<HostCircuits>();
        return services.AddHttpClient(name, client => client.Timeout = 2 * limit)
            .ConfigurePrimaryHttpMessageHandler(Connections)
            .AddHttpMessageHandler(scope => new CircuitHandler(scope.GetRequiredService<HostCircuits>(), limit))
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
