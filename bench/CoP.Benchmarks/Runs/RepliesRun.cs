using System.CommandLine;
using CoP.Benchmarks.Running;

namespace CoP.Benchmarks.Runs;

/// <summary>How long members wait for a reply while everybody is being told something, beside the same in quiet.</summary>
internal static class RepliesRun
{
    public static Command Command()
    {
        var members = new Option<int>("--members") { DefaultValueFactory = static _ => 100_000, Description = "Who get the broadcast, half of them on each platform." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = static _ => 60, Description = "How long is measured, twice." };
        var rate = new Option<double>("--rate") { DefaultValueFactory = static _ => 5, Description = "What members write to the bot, a second." };
        var command = new Command("replies", "Reply latency without and during a broadcast, at the platforms' real limits.") { members, seconds, rate };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(members), parsed.GetValue(seconds), parsed.GetValue(rate)));
        return command;
    }

    private static async Task RunAsync(int members, int seconds, double rate)
    {
        await using var setup = await BenchmarkSetup.SetAsync(1, members / 2, members / 2);
        var quiet = await MeasureAsync(setup, "without a broadcast", seconds, rate, warmUp: 5);
        await setup.AnnounceAsync();
        var busy = await MeasureAsync(setup, $"while {members} are being told", seconds, rate, warmUp: 10);
        Console.WriteLine($"p50 {busy.Median / quiet.Median:0.00} times that in quiet; p99 {busy.Slow:0} ms is {busy.Slow / 2000:P0} of the 2 s allowed");
    }

    private static async Task<ReplyTimes> MeasureAsync(BenchmarkSetup setup, string name, int seconds, double rate, int warmUp)
    {
        await setup.BeginAsync();
        var times = await ReplyTimes.MeasureAsync(setup, name, rate, warmUp, () => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System));
        await setup.EndAsync();
        return times;
    }
}
