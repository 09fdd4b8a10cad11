namespace CoP.Community;

/// <summary>The pause before what failed is tried again.</summary>
public static class Backoff
{
    /// <summary>
    /// One second after the first failure and twice as long after each further one, shortened by chance so that those who
    /// failed together do not return together.
    /// </summary>
    public static TimeSpan After(int failures, TimeSpan longest)
    {
        var doubled = Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 20) - 1));
        return TimeSpan.FromSeconds(doubled * (0.75 + (Random.Shared.NextDouble() / 4)));
    }
}
