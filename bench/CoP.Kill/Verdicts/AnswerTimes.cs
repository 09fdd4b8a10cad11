namespace CoP.Kill.Verdicts;

/// <summary>From when a platform brought something for the first time until people saw the first answer, by wall time: leases and pauses are waited for where the clock does not leap.</summary>
public sealed record AnswerTimes(int Count, TimeSpan Half, TimeSpan NinetyNine, TimeSpan Longest)
{
    internal static AnswerTimes Of(List<TimeSpan> took)
    {
        took.Sort();
        return took.Count == 0 ? new AnswerTimes(0, default, default, default) : new AnswerTimes(took.Count, took[took.Count / 2], took[took.Count * 99 / 100], took[^1]);
    }
}
