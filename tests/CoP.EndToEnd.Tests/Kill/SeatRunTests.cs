using CoP.Kill;
using Xunit.Abstractions;

namespace CoP.EndToEnd.Tests.Kill;

/// <summary>
/// Forty people want six seats at once, on real processes that are killed while they press. <c>bench/CoP.Kill seats</c> does the
/// same with five hundred.
/// </summary>
public sealed class SeatRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Seats_WantedByManyAtOnce_AreNeverOversold_AndChangeHandsInOrder()
    {
        var found = await SeatRun.RunAsync(new SeatPlan { People = 40, Seats = 6, Kills = 1 });

        output.WriteLine(string.Join('\n', found));
        Assert.Equal(2, found.Count); // What was found; each failure would be another line.
        Assert.DoesNotContain(found, static line => line.StartsWith("FAILED", StringComparison.Ordinal));
    }
}
