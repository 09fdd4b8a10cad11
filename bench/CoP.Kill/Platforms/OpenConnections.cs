using CoP.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;

namespace CoP.Kill.Platforms;

/// <summary>Counts who is connected to a platform, so that nothing of a dead process is read after its successor has begun to speak.</summary>
internal sealed class OpenConnections
{
    private int _count;

    /// <summary>Watches every endpoint of the server that is built.</summary>
    public static OpenConnections Of(WebApplicationBuilder server)
    {
        var open = new OpenConnections();
        server.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => open.CountAsync(next, connection))));
        return open;
    }

    /// <summary>Returns when all that was written to the platform has been read, and nobody is connected any more.</summary>
    public async Task EndAsync(string baseUrl)
    {
        using (var last = new HttpClient())
        {
            using var _ = await last.GetAsync(new Uri(new Uri(baseUrl), "/nothing")); // Who is answered was let in after all who waited.
        }

        await Eventually.SoAsync(() => Task.FromResult(Volatile.Read(ref _count) == 0));
    }

    private async Task CountAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        Interlocked.Increment(ref _count);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
