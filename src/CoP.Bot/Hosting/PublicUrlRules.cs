using CoP.Community;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Links to files begin with this address, so it must be one that is safe to follow.</summary>
internal sealed class PublicUrlRules(IHostEnvironment environment) : IValidateOptions<CommunityOptions>
{
    public ValidateOptionsResult Validate(string? name, CommunityOptions options) => options.PublicUrl.Length == 0 || IsSafe(options.PublicUrl)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"Community:PublicUrl must be empty or an https address (in Development also http to this machine) without user information or query, and is '{Shown(options.PublicUrl)}'.");

    private bool IsSafe(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string Shown(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped) : value;
}
