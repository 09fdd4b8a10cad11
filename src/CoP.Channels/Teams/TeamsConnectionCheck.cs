using CoP.Channels.Teams.Sending;
using CoP.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams;

/// <summary>Asks Microsoft for an access token with the app id and the client secret.</summary>
internal sealed class TeamsConnectionCheck(AccessTokens tokens, IOptions<TeamsOptions> options) : IConnectionCheck
{
    public string Section => TeamsOptions.Section;

    public bool IsEnabled => options.Value is { Enabled: true, Authentication: TeamsAuthentication.Required };

    public async Task<string?> FaultAsync(CancellationToken cancel)
    {
        try
        {
            await tokens.GetAsync(null, cancel);
            return null;
        }
        catch (TokenUnavailableException fault)
        {
            return $"Teams: {fault.Message}.";
        }
    }
}
