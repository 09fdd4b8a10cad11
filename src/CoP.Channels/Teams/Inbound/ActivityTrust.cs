using CoP.Community;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams.Inbound;

/// <summary>Whether a good token vouches for this very activity, and whether the activity is from our tenant and a known host.</summary>
internal sealed class ActivityTrust(ServiceHosts hosts, IOptions<TeamsOptions> options)
{
    /// <summary>Why it is refused, or null.</summary>
    public string? Refusal(CheckedToken token, Activity activity) =>
        !IsEndorsed(token, activity) ? "endorsement"
        : !IsFrom(token, activity) ? "service URL claim"
        : RefusalOfPlace(activity);

    /// <summary>The part of the check that needs no token, for what somebody with a good one brought earlier.</summary>
    public string? RefusalOfPlace(Activity activity) => !IsOurTenant(activity) ? "tenant" : RefusalOfHost(activity);

    /// <summary>The part of the check that holds without a token as well.</summary>
    public string? RefusalOfHost(Activity activity) => hosts.Allow(activity.ServiceUrl) is null ? "service host" : null;

    private static bool IsEndorsed(CheckedToken token, Activity activity) =>
        activity.ChannelId == ChannelNames.Teams && token.Endorsements.Contains(activity.ChannelId);

    private static bool IsFrom(CheckedToken token, Activity activity) =>
        token.ServiceUrl is { Length: > 0 } && token.ServiceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase);

    private bool IsOurTenant(Activity activity)
    {
        var tenants = activity.Tenants.ToList();
        return tenants.Count > 0 && tenants.TrueForAll(tenant => tenant.Equals(options.Value.TenantId, StringComparison.OrdinalIgnoreCase));
    }
}
