using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

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
