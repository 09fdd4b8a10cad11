using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Questions;

/// <summary>How questions are spread and how long they may wait: section <c>Questions</c> of the settings.</summary>
public sealed class QuestionOptions
{
    public const string Section = "Questions";

    /// <summary>How many members one wave asks.</summary>
    [Range(1, 20)]
    public int WaveSize { get; set; } = 5;

    /// <summary>How many requests a member gets in seven days at the most.</summary>
    [Range(1, 50)]
    public int RequestsPerWeek { get; set; } = 3;

    /// <summary>Unanswered for this long: a second wave.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan SecondWaveAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Unanswered for this long: the group's lead and the content coordinators are told.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "60.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How often the program looks for questions that are due.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LadderEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long "I'll answer" holds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "14.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ClaimLasts { get; set; } = TimeSpan.FromHours(24);
}
