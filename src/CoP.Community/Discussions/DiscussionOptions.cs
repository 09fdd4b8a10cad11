using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Discussions;

/// <summary>Monthly discussions: section <c>Discussion</c> of the settings.</summary>
public sealed class DiscussionOptions
{
    public const string Section = "Discussion";

    /// <summary>On which working day of a month coordinators are asked for a topic; zero for never.</summary>
    [Range(0, 15)]
    public int TopicWorkday { get; set; } = 1;

    /// <summary>How many days a discussion goes on when nobody says otherwise, to the next working day.</summary>
    [Range(2, 60)]
    public int LastsDays { get; set; } = 14;

    /// <summary>How many days before the end a group is reminded in which little was said; zero for never.</summary>
    [Range(0, 30)]
    public int RemindDaysBefore { get; set; } = 2;

    /// <summary>So many members have to speak that it is not little.</summary>
    [Range(1, 50)]
    public int EnoughSpeakers { get; set; } = 3;
}
