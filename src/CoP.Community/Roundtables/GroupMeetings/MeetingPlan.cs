using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.Roundtables.GroupMeetings;

/// <summary>When a working group meets every month, e.g. on the first Tuesday at ten.</summary>
public sealed class MeetingPlan
{
    public long GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>Which such weekday of the month, from 1 to 5; 5 for the last.</summary>
    public int Week { get; set; }

    public DayOfWeek Weekday { get; set; }

    /// <summary>By the clocks of the community.</summary>
    public TimeOnly Time { get; set; }

    /// <summary>False once it was switched off.</summary>
    public bool IsOn { get; set; }

    /// <summary>Who switched it on: its organiser.</summary>
    public long SetById { get; set; }

    public Member? SetBy { get; set; }
}

/// <summary>What a member would like to speak about at a meeting of their group.</summary>
public sealed class MeetingPoint
{
    public const int WordsLength = 300;

    public long Id { get; set; }

    public long CycleId { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    public required string Words { get; set; }

    public DateTimeOffset At { get; set; }
}
