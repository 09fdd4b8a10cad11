using CoP.Benchmarks.Minutes;
using Xunit;

namespace CoP.Minutes.Tests;

/// <summary>Minutes as people write them give the actions that people read in them.</summary>
public sealed class ActionReaderTests
{
    /// <summary>Those that the rules were tried on, and the third that they were not.</summary>
    [Theory]
    [InlineData(false, 67, 0.98, 0.97)]
    [InlineData(true, 33, 0.90, 0.85)]
    public void Read_OfTheSet_FindsWhoAndUntilWhen(bool held, int count, double owners, double days)
    {
        var set = Samples("actions.jsonl").Where(sample => sample.Held == held).ToList();
        var judgement = Judge(set);
        Assert.Equal(count, judgement.Actions);
        Assert.InRange(judgement.OwnerPrecision, owners, 1);
        Assert.InRange(judgement.OwnerRecall, owners, 1);
        Assert.InRange(judgement.DuePrecision, days, 1);
        Assert.InRange(judgement.DueRecall, days, 1);
        Assert.InRange(judgement.KindsRight, count - 1, count);
    }

    [Fact]
    public void Read_OfTalk_FindsNoAction()
    {
        var set = Samples("talk.jsonl");
        Assert.Equal(22, set.Count);
        Assert.All(set, static sample => Assert.Empty(ActionReader.Read(sample.Text, sample.Date, sample.People)));
    }

    private static List<MinutesSample> Samples(string file) => [.. SampleLines.Minutes(Path.Combine(AppContext.BaseDirectory, "Set", file))];

    private static MinutesJudgement Judge(IEnumerable<MinutesSample> set) =>
        MinutesJudgement.Of(set.Select(static sample => (sample.Actions ?? [], ActionReader.Read(sample.Text, sample.Date, sample.People))));
}
