using System.Collections.Frozen;
using CoP.Channels.Local;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams;

/// <summary>
/// The allow-list of connector hosts. Whole hosts are compared, never endings: anybody can register a name under
/// <c>trafficmanager.net</c>, and whoever receives our token can speak for us.
/// </summary>
internal sealed class ServiceHosts(IOptions<TeamsOptions> options, IHostEnvironment environment)
{
    /// <summary>Where tenants of the US government community cloud are served, see <c>InvalidBotApiHost</c>.</summary>
    public const string GovernmentCommunity = "smba.infra.gcc.teams.microsoft.com";

    private static readonly string[] PublicCloud =
        ["smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", GovernmentCommunity];

    private readonly FrozenSet<string> _names =
        (options.Value.ServiceHosts.Count > 0 ? options.Value.ServiceHosts : PublicCloud).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address as a base ending in one slash, or null when nothing may be sent there.</summary>
    public Uri? Allow(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) && IsPlain(uri) && IsAllowed(uri)
            ? new Uri($"{uri.GetLeftPart(UriPartial.Path).TrimEnd('/')}/")
            : null;

    /// <summary>Whether it is a stand-in on this machine that may be talked to.</summary>
    public bool AllowsHere(Uri uri) => uri.Scheme is "http" or "https" && Loopback.Is(uri) && IsAllowedHere(uri);

    public static bool IsWholeHost(string entry) =>
        Uri.TryCreate($"https://{entry}/", UriKind.Absolute, out var uri)
        && uri.AbsolutePath == "/" && IsPlain(uri) && !entry.Contains('*', StringComparison.Ordinal)
        && (uri.Host.Equals(entry, StringComparison.OrdinalIgnoreCase) || uri.Authority.Equals(entry, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlain(Uri uri) => uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;

    private bool IsAllowed(Uri uri) => uri.Scheme switch
    {
        "https" => _names.Contains(uri.Authority) || (uri.IsDefaultPort && _names.Contains(uri.Host)) || AllowsHere(uri),
        _ => AllowsHere(uri),
    };

    private bool IsAllowedHere(Uri uri) => environment.IsDevelopment()
        && (options.Value.Authentication == TeamsAuthentication.Off || _names.Contains(uri.Host) || _names.Contains(uri.Authority));
}
