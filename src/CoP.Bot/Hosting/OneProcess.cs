using CoP.Delivery;
using CoP.Storage;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>One process is meant to work on a database, unless the settings say that there are several.</summary>
internal static class OneProcess
{
    /// <exception cref="IOException">Another process works on the same database.</exception>
    public static async Task RefuseSecondAsync(this WebApplication app, CancellationToken cancel)
    {
        var services = app.Services;
        if (services.GetRequiredService<IOptions<DeliveryOptions>>().Value.Nodes == 1 && await services.GetRequiredService<IPresence>().IsAnotherHereAsync(cancel))
        {
            throw new IOException(
                $"Another process works on {services.GetRequiredService<IDatabasePlace>().Name}. Stop it first; or, to run several on one database, tell each of them how many with Delivery:Nodes.");
        }
    }
}
