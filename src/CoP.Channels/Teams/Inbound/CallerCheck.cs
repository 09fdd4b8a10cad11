using CoP.Channels.Local;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams.Inbound;

/// <summary>Decides whether a request may have any effect at all.</summary>
internal sealed partial class CallerCheck(
    TokenCheck tokens, ActivityTrust trust, IOptions<TeamsOptions> options, ILogger<CallerCheck> log)
{
    /// <summary>The status that refuses the request, or null when it may go on.</summary>
    /// <param name="activity">What the caller brings, or null when that cannot be read: then only who is calling is looked at.</param>
    public async ValueTask<int?> RefusalAsync(HttpContext http, Activity? activity)
    {
        try
        {
            return options.Value.Authentication == TeamsAuthentication.Off ? Local(http, activity) : await SignedAsync(http, activity);
        }
        catch (KeysOutOfReachException)
        {
            return Refuse(StatusCodes.Status503ServiceUnavailable, "no keys");
        }
    }

    private async ValueTask<int?> SignedAsync(HttpContext http, Activity? activity) =>
        TokenCheck.Bearer(http.Request.Headers.Authorization) is not { } bearer ? Refuse(StatusCodes.Status401Unauthorized, "header")
        : await tokens.CheckAsync(bearer, http.RequestAborted) is not { } token ? Refuse(StatusCodes.Status401Unauthorized, "token")
        : activity is not null && trust.Refusal(token, activity) is { } reason ? Refuse(StatusCodes.Status403Forbidden, reason)
        : null;

    /// <summary>A page in a browser on this machine can post text, but not JSON, without asking first.</summary>
    private int? Local(HttpContext http, Activity? activity) =>
        !LocalCaller.Is(http) || !http.Request.HasJsonContentType() ? Refuse(StatusCodes.Status403Forbidden, "not from this machine")
        : activity is not null && trust.RefusalOfHost(activity) is { } reason ? Refuse(StatusCodes.Status403Forbidden, reason)
        : null;

    private int Refuse(int status, string reason)
    {
        Refused(status, reason);
        return status;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to the Teams endpoint was refused with {Status}: {Reason}")]
    private partial void Refused(int status, string reason);
}
