using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>What the section <c>Community</c> may say; each message names the key, the rule and the value.</summary>
internal sealed class CommunityRules : IValidateOptions<CommunityOptions>
{
    public ValidateOptionsResult Validate(string? name, CommunityOptions options)
    {
        string[] failures = [.. Failures(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(CommunityOptions options) =>
    [
        .. If(
            !TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _),
            $"Community:TimeZone must be a time zone's IANA name such as Africa/Nairobi, but is '{options.TimeZone}'."),
        .. If(
            options.QuietHours.Length > 0 && QuietHours.Read(options.QuietHours) is null,
            $"Community:QuietHours must be two different times of day such as 21:00-06:30, or empty for none, but is '{options.QuietHours}'."),
        .. options.Languages.Index().Where(static chosen => !Languages.All.Contains(chosen.Item)).Select(static chosen =>
            $"Community:Languages:{chosen.Index} must be one of {string.Join(", ", Languages.All)}, but is '{chosen.Item}'."),
    ];

    private static string[] If(bool wrong, string failure) => wrong ? [failure] : [];
}
