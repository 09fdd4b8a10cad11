namespace CoP.Delivery.Http;

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
