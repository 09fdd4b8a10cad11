using System.Net;
using System.Net.Sockets;

namespace CoP.Testing;

/// <summary>
/// Ports for servers whose address must be known before they listen, or that come back to it. They lie below those that
/// the system gives to outgoing connections and to port 0, so nobody takes one by chance while its server is down.
/// </summary>
public static class LoopbackPort
{
    private const int First = 20_000;
    private const int Count = 10_000;
    private static int _next = Random.Shared.Next(Count);

    /// <summary>One that nobody listens on and that this process has not given to anybody.</summary>
    public static int Next()
    {
        var port = First + (Interlocked.Increment(ref _next) % Count);
        while (!IsFree(port))
        {
            port = First + (Interlocked.Increment(ref _next) % Count);
        }

        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
