using CoP.Channels.Local;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams;

/// <summary>Stops the start when a setting of the channel cannot work, and says which one, its limit and its value (never the secret).</summary>
internal sealed class TeamsOptionsRules(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        string[] problems = options.Enabled
            ? [.. Credentials(options), .. Hosts(options), .. Endpoint("TokenEndpoint", options.TokenEndpoint), .. Endpoint("OpenIdMetadata", options.OpenIdMetadata)]
            : [];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Credentials(TeamsOptions options) => options.Authentication switch
    {
        TeamsAuthentication.Required => [.. IsGuid("AppId", options.AppId), .. IsGuid("TenantId", options.TenantId), .. Secret(options)],
        TeamsAuthentication.Off when environment.IsDevelopment() => [],
        TeamsAuthentication.Off => [$"Teams:Authentication 'Off' is accepted in the Development environment only, and this is '{environment.EnvironmentName}'."],
        var other => [$"Teams:Authentication must be 'Required' or 'Off', and is '{other}'."],
    };

    private static IEnumerable<string> IsGuid(string key, string value) =>
        Guid.TryParseExact(value, "D", out _) ? [] : [$"Teams:{key} must be a GUID (8-4-4-4-12 digits), and is '{value}'."];

    private static IEnumerable<string> Secret(TeamsOptions options) =>
        !string.IsNullOrWhiteSpace(options.ClientSecret) ? [] : ["Teams:ClientSecret must have at least 1 character that is not a space, and is empty."];

    private static IEnumerable<string> Hosts(TeamsOptions options) => options.ServiceHosts
        .Select((host, index) => (host, index))
        .Where(entry => !Teams.ServiceHosts.IsWholeHost(entry.host))
        .Select(entry => $"Teams:ServiceHosts:{entry.index} must be one whole host name without scheme, path or '*', and is '{entry.host}'.");

    private IEnumerable<string> Endpoint(string key, string value)
    {
        var optional = key == "TokenEndpoint" && value.Length == 0;
        return optional || IsSafe(value)
            ? []
            : [$"Teams:{key} must be an https address (in Development also http to this machine) without user information, and is '{Shown(value)}'."];
    }

    /// <summary>An address as far as it cannot hold a secret.</summary>
    private static string Shown(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0
            ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped)
            : value;

    private bool IsSafe(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && uri.Scheme == Uri.UriSchemeHttp && Loopback.Is(uri)));
}
