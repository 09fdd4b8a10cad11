namespace CoP.Channels.Teams.Answering;

internal static class InvokeBudget
{
    /// <summary>Of the 5 seconds Teams waits, what we take; the rest is the way there and back.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    /// <summary>True when the work ended in time, well or not.</summary>
    public static async Task<bool> KeepsAsync(Task work, TimeProvider clock)
    {
        using var stop = new CancellationTokenSource();
        var kept = await Task.WhenAny(work, Task.Delay(Time, clock, stop.Token)) == work;
        await stop.CancelAsync();
        return kept;
    }
}
