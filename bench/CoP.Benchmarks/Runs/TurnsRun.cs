using System.CommandLine;
using System.Diagnostics;
using CoP.Benchmarks.Running;

namespace CoP.Benchmarks.Runs;

/// <summary>Whole durable turns: member known, dialog read and written, reply through the outbox.</summary>
internal static class TurnsRun
{
    private const double Unthrottled = 1_000;
    private const int Members = 1_000;

    public static Command Command()
    {
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = static _ => 15 };
        var connections = new Option<int>("--connections") { DefaultValueFactory = static _ => 32 };
        var command = new Command("turns", "Turns per second of members on Teams, each acknowledged after its commit.") { seconds, connections };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(seconds), parsed.GetValue(connections)));
        return command;
    }

    private static async Task RunAsync(int seconds, int connections)
    {
        await using var setup = await BenchmarkSetup.SetAsync(Unthrottled, Members, 0);
        await setup.BeginAsync();
        Console.WriteLine($"Ready after {setup.Bot.StartUp.TotalMilliseconds:0} ms with {setup.Bot.Megabytes:0} MB");
        await TalkAsync(setup, 5, connections);
        await Patience.UntilAsync(() => setup.Platform.Marks.Open == 0, TimeSpan.FromSeconds(20));
        setup.Platform.Marks.Forget();
        var cpu = setup.Cpu;
        var acknowledged = await TalkAsync(setup, seconds, connections);
        var all = await Patience.UntilAsync(() => setup.Platform.Marks.Open == 0, TimeSpan.FromSeconds(20));
        Console.WriteLine($"{acknowledged.Count / (double)seconds:0}/s acknowledged, p50 {Quantile.Of(acknowledged, 0.5):0.0} ms, p99 {Quantile.Of(acknowledged, 0.99):0.0} ms; "
            + $"replies p50 {Quantile.Of(setup.Platform.Marks.Took, 0.5):0.0} ms, p99 {Quantile.Of(setup.Platform.Marks.Took, 0.99):0.0} ms{(all ? "" : $", {setup.Platform.Marks.Open} MISSING")}; "
            + $"processor {(setup.Cpu - cpu).TotalMilliseconds * 1000 / acknowledged.Count:0} µs a turn, memory {setup.Bot.Megabytes:0} MB");
    }

    private static async Task<IReadOnlyCollection<TimeSpan>> TalkAsync(BenchmarkSetup setup, int seconds, int connections)
    {
        using var talker = new Talker(setup.Addresses, setup.Platform);
        var since = Stopwatch.GetTimestamp();
        var next = 0;
        var lines = Enumerable.Range(0, connections).Select(async _ =>
        {
            List<TimeSpan> took = [];
            while (Stopwatch.GetElapsedTime(since).TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                await talker.SayAsync((Interlocked.Increment(ref next) % Members) + 1);
                took.Add(Stopwatch.GetElapsedTime(began));
            }

            return took;
        });
        return [.. (await Task.WhenAll(lines)).SelectMany(static took => took)];
    }
}
