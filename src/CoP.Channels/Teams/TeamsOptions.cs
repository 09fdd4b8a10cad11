namespace CoP.Channels.Teams;

public enum TeamsAuthentication
{
    Required,

    /// <summary>For local clients that sign nothing: only in Development, and only for callers on this machine.</summary>
    Off,
}

/// <summary>The settings <c>Teams:*</c>.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The public cloud's key metadata.</summary>
    public const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public bool Enabled { get; set; }

    /// <summary>The bot's app id, a GUID: the only audience whose tokens are accepted.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The tenant the community lives in, a GUID: activities of other tenants are refused.</summary>
    public string TenantId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public TeamsAuthentication Authentication { get; set; }

    /// <summary>Whole host names (optionally with a port) the bot talks to. Empty: the public cloud's.</summary>
    public IList<string> ServiceHosts { get; } = [];

    /// <summary>
    /// Whether documents are put into a member's OneDrive, who is asked first; else they get a link. The installed app package
    /// must say <c>supportsFiles</c>.
    /// </summary>
    public bool OffersFiles { get; set; } = true;

    /// <summary>Where access tokens come from. Empty: Microsoft's endpoint of the tenant.</summary>
    public string TokenEndpoint { get; set; } = "";

    public string OpenIdMetadata { get; set; } = PublicMetadata;

    internal Uri TokenUri => new(TokenEndpoint.Length > 0
        ? TokenEndpoint
        : $"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token");
}
