using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CoP.Channels.Delivery.Http;

/// <summary>
/// One pipeline per destination host: a limit on the time of a request, and a circuit that opens while a host fails, so
/// that nobody waits for it. Nothing is ever sent again here: a repeat could show a message twice.
/// </summary>
internal sealed class HostCircuits(TimeProvider clock)
{
    /// <summary>Until the headers of the answer are there.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _byHost = new(StringComparer.OrdinalIgnoreCase);

    public ResiliencePipeline<HttpResponseMessage> For(string host) => _byHost.GetOrAdd(host, _ => Build());

    private ResiliencePipeline<HttpResponseMessage> Build() =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = static outcome => ValueTask.FromResult(IsFailure(outcome.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = Patience })
            .Build();

    /// <summary>A host that answers "too many" or "no" is well; only one that breaks down is not.</summary>
    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException or IOException
        || outcome.Result is { StatusCode: >= System.Net.HttpStatusCode.InternalServerError };
}
