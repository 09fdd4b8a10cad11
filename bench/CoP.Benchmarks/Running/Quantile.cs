namespace CoP.Benchmarks.Running;

internal static class Quantile
{
    /// <summary>In milliseconds; 0 of nothing.</summary>
    public static double Of(IReadOnlyCollection<TimeSpan> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))].TotalMilliseconds;
    }
}
