using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Events;

/// <summary>Events: section <c>Events</c> of the settings.</summary>
public sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>How long a freed seat is kept for one person.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "14.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan OfferLasts { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The same when the event is near.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "2.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LateOfferLasts { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How near that is.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LateWithin { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long before the event those who come are reminded for the first time; zero for never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RemindFirst { get; set; } = TimeSpan.FromDays(7);

    /// <inheritdoc cref="RemindFirst"/>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RemindAgain { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long before it they are reminded for the last time, in quiet hours too; zero for never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RemindLast { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long before an event that is promoted members hear of it for the first time; zero for never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan PromoteFirst { get; set; } = TimeSpan.FromDays(21);

    /// <inheritdoc cref="PromoteFirst"/>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan PromoteAgain { get; set; } = TimeSpan.FromDays(7);

    /// <inheritdoc cref="PromoteFirst"/>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan PromoteLast { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long before a group meeting its host is asked whether it hosts it; zero for never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan HostAskedAhead { get; set; } = TimeSpan.FromDays(21);

    /// <summary>How long an asked host may be silent before it is reminded, and then before the organiser hears of it.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan HostRemindedAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long before an event one can say that one is there, and how long after its end.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan DoorsOpen { get; set; } = TimeSpan.FromMinutes(30);
}
