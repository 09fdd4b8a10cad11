using System.Net;

namespace CoP.Channels.Teams;

/// <summary>What "this machine" means: <c>localhost</c> or a loopback address, never another name that happens to resolve to one.</summary>
internal static class Loopback
{
    public static bool Is(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));
}
