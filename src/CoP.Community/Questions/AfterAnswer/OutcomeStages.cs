namespace CoP.Community.Questions.AfterAnswer;

/// <summary>When whoever asked is asked whether it helped: so many days after the first answer that they have not turned down.</summary>
public static class OutcomeStages
{
    /// <summary>After this one nothing more is asked.</summary>
    public const int Last = 3;

    /// <summary>Between two of them at least, when the program was down at the time of the first.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] After = [TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    /// <summary>An answer has to be as old as this for the stage.</summary>
    /// <param name="stage">From 1 to <see cref="Last"/>.</param>
    public static DateTimeOffset GivenBefore(int stage, DateTimeOffset now) => now - After[stage - 1];

    /// <summary>The last stage whose time has come; 0 for none.</summary>
    internal static int DueAt(Question question, DateTimeOffset now) => question.Answers.Where(static answer => !answer.NotHelpful)
        .Select(answer => After.Count(after => answer.GivenAt <= now - after)).DefaultIfEmpty().Max();
}
