using CoP.Kill;
using Xunit.Abstractions;

namespace CoP.EndToEnd.Tests.Kill;

/// <summary>
/// Guarantees G1 to G7, G14 and G15 on real processes: killed at every step and at random moments, under load, between
/// platforms that misbehave. <c>bench/CoP.Kill</c> does the same for longer.
/// </summary>
public class KillTests(ITestOutputHelper output)
{
    private const int RandomKills = 8;

    [Fact]
    public async Task Bot_KilledAtEveryStepAndAtRandom_LosesNothingAndRepeatsOnlyWhatWasInDoubt()
    {
        var report = await KillRun.RunAsync(new KillPlan { RandomKills = RandomKills, Stops = 2 }, output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.Empty(report.Failures);
        Assert.Equal(KillPlan.AllPoints.Order(StringComparer.Ordinal), report.NamedKills.Keys);
        Assert.Equal(RandomKills, report.RandomKills);
        Assert.True(report.DuringFanOut.All > 0); // A2 alone sees to that.
    }
}
