using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Retention;

/// <summary>How long what is over is kept; in the section <c>Delivery</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Delivery";

    /// <summary>Days. Telegram brings an event again for up to 48 hours and Teams for 24; a repeat after this is a new event.</summary>
    [Range(2, 365)]
    public int KeepInboxDays { get; set; } = 7;

    /// <summary>Days. What was sent longer ago can be neither corrected nor recalled, and its keys are forgotten.</summary>
    [Range(7, 3650)]
    public int KeepOutboxDays { get; set; } = 30;
}
