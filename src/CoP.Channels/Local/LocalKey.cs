using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Local;

/// <summary>
/// The secret that proves that somebody has seen what the program printed where it was started. It comes once in the
/// address, <c>?key=…</c>, and from then on in a cookie. Made from the key of the buttons, it stays the same over restarts.
/// </summary>
public sealed class LocalKey(ButtonTokens tokens)
{
    /// <summary>The parameter of the address.</summary>
    public const string Parameter = "key";

    private const int Bytes = 16;

    /// <summary>What stands behind <c>?key=</c>.</summary>
    public string Value { get; } = Base64Url.EncodeToString(tokens.DeriveKey("whoever started the program").AsSpan(0, Bytes));

    /// <summary>Whether the request brings it; one that has it in its address gets the cookie.</summary>
    internal bool IsWith(HttpContext http)
    {
        if (!Fits(http.Request.Query[Parameter]))
        {
            return Fits(http.Request.Cookies[CookieOf(http.Request.Host)]);
        }

        http.Response.Cookies.Append(CookieOf(http.Request.Host), Value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });
        return true;
    }

    /// <summary>Browsers keep cookies by host, whatever the port: each program on this machine has one of its own.</summary>
    public static string CookieOf(HostString host) => $"cop-key-{host.Port ?? 80}";

    private bool Fits(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value));
}
