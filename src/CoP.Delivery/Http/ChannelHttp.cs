using System.Collections.Concurrent;
using CoP.Community;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

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
        ActivityHeadersPropagator = null, // What we tell of ourselves is not for the platforms.
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}

/// <summary>
/// One pipeline per destination host: a limit on the time of a request, and a circuit that opens while a host fails, so
/// that nobody waits for it. Nothing is ever sent again here: a repeat could show a message twice.
/// </summary>
internal sealed class HostCircuits(SteadyTime clock)
{
    private readonly ConcurrentDictionary<(string Host, TimeSpan Patience), ResiliencePipeline<HttpResponseMessage>> _pipelines = new();

    /// <param name="host">Host and port, in lower case as <see cref="Uri"/> gives them.</param>
    /// <param name="patience">Until the headers of the answer are there.</param>
    public ResiliencePipeline<HttpResponseMessage> For(string host, TimeSpan patience) =>
        _pipelines.GetOrAdd((host, patience), key => Build(key.Patience));

    private ResiliencePipeline<HttpResponseMessage> Build(TimeSpan patience) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = static outcome => ValueTask.FromResult(IsFailure(outcome.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = patience })
            .Build();

    /// <summary>A host that answers "too many" or "no" is well; only one that breaks down is not.</summary>
    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException or IOException
        || outcome.Result is { StatusCode: >= System.Net.HttpStatusCode.InternalServerError };
}

/// <summary>Sends each request through the pipeline of its host.</summary>
internal sealed class CircuitHandler(HostCircuits circuits, TimeSpan patience) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await circuits.For(request.RequestUri!.Authority, patience).ExecuteAsync(
            static async (call, cancel) => await call.Handler.PassAsync(call.Request, cancel),
            (Handler: this, Request: request),
            cancellationToken);

    private Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancel) => base.SendAsync(request, cancel);
}
