namespace CoP.Delivery;

/// <summary>The section <c>Delivery</c> of the settings.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";
    public const int MaxParallel = 256;
    private const int FreeOnTelegram = 30;

    /// <summary>How many requests may be on the wire at once; a crash makes at most this many messages ambiguous.</summary>
    public int Parallel { get; set; } = 64;

    /// <summary>How many processes work on the same database. With more than one they share the limits through it.</summary>
    public int Nodes { get; set; } = 1;

    /// <summary>Of everything sent to Teams, in each tenant. The documented limit of 50 is for estimation only; going over it can get the bot blocked.</summary>
    public int TeamsPerSecond { get; set; } = 50;

    /// <summary>Of everything sent by the bot on Telegram: 30 are free, up to 1,000 are paid broadcasts.</summary>
    public int TelegramPerSecond { get; set; } = 30;

    /// <summary>Whether broadcasts say that they may be paid for.</summary>
    internal bool PaysOnTelegram => TelegramPerSecond > FreeOnTelegram;

    /// <summary>All limits are multiplied by it: below 1 is more careful, above 1 is for measurements against stand-ins.</summary>
    public double RateFactor { get; set; } = 1;
}
