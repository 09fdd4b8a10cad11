using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

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

/// <summary>Each complaint names the key, the limit and the value. Without a host to ask, the strict rules hold.</summary>
internal sealed class DeliveryOptionsRules(IHostEnvironment? environment = null) : IValidateOptions<DeliveryOptions>
{
    private const double LowestFactor = 0.01;
    private const double HighestFactor = 1_000;
    private const int MostNodes = 32;
    private const int MostOnTeams = 50;
    private const int MostOnTelegram = 1_000;

    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        string[] complaints =
        [
            .. Between(nameof(options.Parallel), options.Parallel, 1, DeliveryOptions.MaxParallel),
            .. Between(nameof(options.Nodes), options.Nodes, 1, MostNodes),
            .. Between(nameof(options.TeamsPerSecond), options.TeamsPerSecond, 1, MostOnTeams),
            .. Between(nameof(options.TelegramPerSecond), options.TelegramPerSecond, 1, MostOnTelegram),
            .. Factor(options.RateFactor),
        ];
        return complaints.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaints);
    }

    private static string[] Between(string key, int value, int least, int most) =>
        value >= least && value <= most
            ? []
            : [Complaint(key, $"must be a number from {least} to {most}", value)];

    private string[] Factor(double factor)
    {
        var highest = environment?.IsDevelopment() == true ? HighestFactor : 1;
        return factor >= LowestFactor && factor <= highest
            ? []
            : [Complaint(nameof(DeliveryOptions.RateFactor), string.Create(CultureInfo.InvariantCulture,
                $"must be a number from {LowestFactor} to {highest} (above 1 only in Development, never against the real platforms)"), factor)];
    }

    private static string Complaint(string key, string rule, IFormattable value) =>
        $"{DeliveryOptions.Section}:{key} {rule}, but is '{value.ToString(null, CultureInfo.InvariantCulture)}'.";
}
