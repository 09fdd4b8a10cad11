using System.Net;

namespace CoP.Channels.Local;

/// <summary>What "this machine" means: <c>localhost</c> or a loopback address, never another name that happens to resolve to one.</summary>
internal static class Loopback
{
    public static bool Is(Uri uri) => IsName(uri.Host) || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));

    /// <param name="host">As in a URL or a <c>Host</c> header, without the port.</param>
    public static bool IsName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
