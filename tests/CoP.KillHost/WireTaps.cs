using Microsoft.Extensions.Http;

namespace CoP.KillHost;

/// <summary>Puts a <see cref="WireTap"/> next to the network in every client the bot makes.</summary>
internal sealed class WireTaps(KillPoints points) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.Add(new WireTap(points, builder.Services.GetRequiredService<Polled>()));
    };
}
