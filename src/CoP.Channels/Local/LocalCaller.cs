using System.Net;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Local;

/// <summary>
/// Whether a request may be from a program on this very machine: both ends of the connection are here, it asks for this
/// machine by name (a foreign page can make its own name resolve to 127.0.0.1), and nothing says that it was forwarded.
/// Necessary, never enough: a proxy beside us that adds no headers looks the same. What matters asks for a <see cref="LocalKey"/> too.
/// </summary>
internal static class LocalCaller
{
    private static readonly string[] Forwarding =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For", "X-Original-Host"];

    public static bool Is(HttpContext http) =>
        IsHere(http.Connection.RemoteIpAddress) && IsHere(http.Connection.LocalIpAddress)
        && Loopback.IsName(http.Request.Host.Host)
        && !Array.Exists(Forwarding, http.Request.Headers.ContainsKey);

    private static bool IsHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
