namespace CoP.Scheduling.Questions;

/// <summary>When the ladder of unanswered questions is climbed; in the section <c>Questions</c>.</summary>
public sealed class LadderOptions
{
    public const string Section = "Questions";

    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>How often, as hours, minutes and seconds.</summary>
    public TimeSpan LadderEvery { get; set; } = TimeSpan.FromMinutes(1);
}
