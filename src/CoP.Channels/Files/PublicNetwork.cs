using System.Net;
using System.Net.Sockets;

namespace CoP.Channels.Files;

/// <summary>
/// Connects only to addresses of the public internet. It looks at the very address that is connected to, so a name that
/// resolves to something inside this network gets nowhere, now or later.
/// </summary>
internal static class PublicNetwork
{
    // Besides loopback: this network, private, shared, link-local, protocol assignments, benchmarking, multicast and reserved.
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/96", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8", "2002::/16", "2001::/32",
        }.Select(static network => IPNetwork.Parse(network)),
    ];

    /// <param name="loopback">Whether this machine counts as well, for development.</param>
    public static bool Allows(IPAddress address, bool loopback)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) ? loopback : !Inside.Any(network => network.Contains(plain));
    }

    public static SocketsHttpHandler Handler(bool loopback) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = async (context, cancel) => await ConnectAsync(context.DnsEndPoint, loopback, cancel),
    };

    private static async Task<Stream> ConnectAsync(DnsEndPoint target, bool loopback, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancel);
        IPAddress[] allowed = [.. addresses.Where(address => Allows(address, loopback))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not on the public internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
