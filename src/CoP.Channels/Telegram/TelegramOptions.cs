namespace CoP.Channels.Telegram;

/// <summary>How updates reach us.</summary>
public enum TelegramMode
{
    /// <summary>We ask (getUpdates): nothing public is needed.</summary>
    Polling,

    /// <summary>Telegram calls <c>POST /api/telegram</c> at <see cref="TelegramOptions.WebhookUrl"/>.</summary>
    Webhook,
}

/// <summary>The section <c>Telegram</c>.</summary>
public sealed class TelegramOptions
{
    public const string Section = "Telegram";

    public bool Enabled { get; set; }

    /// <summary>What BotFather gave: <c>digits:secret</c>. Never logged.</summary>
    public string Token { get; set; } = "";

    /// <summary>The Bot API server; plain http only to this machine, since the token is in every URL.</summary>
    public string ApiBaseUrl { get; set; } = "https://api.telegram.org";

    public TelegramMode Mode { get; set; } = TelegramMode.Polling;

    /// <summary>Where Telegram finds us in webhook mode: https, ending in the path that is mapped.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>What Telegram sends with every webhook call to show that it is Telegram.</summary>
    public string SecretToken { get; set; } = "";

    /// <summary>How long one getUpdates waits for something to happen; the server honours up to 50 s.</summary>
    public int PollingSeconds { get; set; } = 50;

    /// <summary>How long any other call may take.</summary>
    public int RequestSeconds { get; set; } = 30;

    /// <summary>The number before the colon of the token, which is the bot's user id.</summary>
    internal string BotId => Token[..Math.Max(0, Token.IndexOf(':', StringComparison.Ordinal))];
}
