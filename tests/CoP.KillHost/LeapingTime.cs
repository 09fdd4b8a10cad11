using System.Globalization;

namespace CoP.KillHost;

/// <summary>The system's clock, put forward by whoever drives the process: leases and pauses then end without being waited for.</summary>
internal sealed class LeapingTime : TimeProvider
{
    private long _ahead = TimeSpan.FromSeconds(double.Parse(
        Environment.GetEnvironmentVariable("COP_CLOCK_AHEAD") ?? "0", CultureInfo.InvariantCulture)).Ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Each line is how many seconds the clock is ahead from now on. Ends when the driver is gone, so that no process outlives it.</summary>
    public async Task ObeyAsync(TextReader driver)
    {
        while (await driver.ReadLineAsync() is { } seconds)
        {
            Interlocked.Exchange(ref _ahead, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)).Ticks);
        }
    }
}
