using System.Diagnostics;

namespace CoP.Benchmarks.Running;

internal static class Patience
{
    /// <summary>Waits until it is so; false when it never was within the time.</summary>
    public static async Task<bool> UntilAsync(Func<bool> isSo, TimeSpan atMost)
    {
        var since = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(since) > atMost)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return true;
    }
}
