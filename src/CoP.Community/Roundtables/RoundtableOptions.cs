using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Roundtables;

/// <summary>Roundtables and group meetings: section <c>Roundtable</c> of the settings.</summary>
public sealed class RoundtableOptions
{
    public const string Section = "Roundtable";

    /// <summary>Which such weekday of the quarter's last month, from 1 to 5; 5 for the last.</summary>
    [Range(1, 5)]
    public int Week { get; set; } = 2;

    public DayOfWeek Weekday { get; set; } = DayOfWeek.Thursday;

    /// <summary>When it begins by the clocks of the community.</summary>
    public TimeOnly StartsAt { get; set; } = new(9, 0);

    [Range(typeof(TimeSpan), "01:00:00", "10:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Lasts { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How far ahead dates are set.</summary>
    [Range(100, 800)]
    public int PlannedDaysAhead { get; set; } = 365;

    /// <summary>How many days before it a host is called for.</summary>
    [Range(7, 180)]
    public int HostDaysAhead { get; set; } = 56;

    /// <summary>How many days before it the leads of working groups are asked for what they bring.</summary>
    [Range(2, 90)]
    public int PromptDaysAhead { get; set; } = 21;

    /// <summary>How many days before it those are asked again who have sent nothing; zero for never.</summary>
    [Range(0, 60)]
    public int ChaseFirst { get; set; } = 14;

    /// <inheritdoc cref="ChaseFirst"/>
    [Range(0, 60)]
    public int ChaseAgain { get; set; } = 7;

    /// <inheritdoc cref="ChaseFirst"/>
    [Range(0, 60)]
    public int ChaseLast { get; set; } = 3;

    /// <summary>How many days before it a coordinator is asked to approve the agenda. It can be approved earlier.</summary>
    [Range(1, 30)]
    public int AgendaDaysAhead { get; set; } = 3;

    /// <summary>How many days before it the pack of highlights is made.</summary>
    [Range(1, 14)]
    public int PackDaysAhead { get; set; } = 1;

    /// <summary>After how many working days the minutes are asked for again.</summary>
    [Range(1, 30)]
    public int MinutesWorkdays { get; set; } = 2;

    /// <summary>How many days before a group's meeting it is published.</summary>
    [Range(3, 60)]
    public int MeetingDaysAhead { get; set; } = 21;

    /// <summary>How many days before a group's meeting its members are asked for points.</summary>
    [Range(1, 30)]
    public int PointsDaysAhead { get; set; } = 5;

    /// <summary>How many days before a group's meeting its leads hear which points there are.</summary>
    [Range(1, 30)]
    public int PointsChasedDaysAhead { get; set; } = 2;
}
