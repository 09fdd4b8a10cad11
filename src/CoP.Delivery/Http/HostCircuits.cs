using System.Collections.Concurrent;
using CoP.Community;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CoP.Delivery.Http;

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
