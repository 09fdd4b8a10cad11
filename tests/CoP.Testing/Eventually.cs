namespace CoP.Testing;

/// <summary>
/// Waits for what happens behind a socket or in another process, where nobody can tell that all is idle
/// (<see cref="WorkContext"/> can where there is neither): looks again until it is so. How long that takes proves nothing.
/// </summary>
/// <example><code>await Eventually.SoAsync(() => Task.FromResult(standIn.Ledger.Count == 1));</code></example>
public static class Eventually
{
    /// <summary>Only ends a test that hangs: far longer than the slowest machine needs.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);

    public static Task SoAsync(Func<Task<bool>> isSo) => SoAsync(isSo, static so => so);

    /// <summary>What was seen when it was so.</summary>
    /// <exception cref="TimeoutException">It is not so after <see cref="HangGuard"/>, or looking itself takes that long.</exception>
    public static async Task<T> SoAsync<T>(Func<Task<T>> look, Predicate<T> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look().WaitAsync(HangGuard, TimeProvider.System);
            if (isSo(seen))
            {
                return seen;
            }

            if (TimeProvider.System.GetElapsedTime(begun) > HangGuard)
            {
                throw new TimeoutException($"It is still so: {seen}");
            }

            await Task.Delay(Blink, TimeProvider.System);
        }
    }
}
