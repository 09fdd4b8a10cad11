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
        await using var scene = await Scene.SetAsync(Unthrottled, Members, 0);
        await scene.BeginAsync();
        Console.WriteLine($"Ready after {scene.Bot.StartUp.TotalMilliseconds:0} ms with {scene.Bot.Megabytes:0} MB");
        await TalkAsync(scene, 5, connections);
        await Patience.UntilAsync(() => scene.Platform.Marks.Open == 0, TimeSpan.FromSeconds(20));
        scene.Platform.Marks.Forget();
        var cpu = scene.Bot.Cpu;
        var acknowledged = await TalkAsync(scene, seconds, connections);
        var all = await Patience.UntilAsync(() => scene.Platform.Marks.Open == 0, TimeSpan.FromSeconds(20));
        Console.WriteLine($"{acknowledged.Count / (double)seconds:0}/s acknowledged, p50 {Quantile.Of(acknowledged, 0.5):0.0} ms, p99 {Quantile.Of(acknowledged, 0.99):0.0} ms; "
            + $"replies p50 {Quantile.Of(scene.Platform.Marks.Took, 0.5):0.0} ms, p99 {Quantile.Of(scene.Platform.Marks.Took, 0.99):0.0} ms{(all ? "" : $", {scene.Platform.Marks.Open} MISSING")}; "
            + $"processor {(scene.Bot.Cpu - cpu).TotalMilliseconds * 1000 / acknowledged.Count:0} µs a turn, memory {scene.Bot.Megabytes:0} MB");
    }

    private static async Task<IReadOnlyCollection<TimeSpan>> TalkAsync(Scene scene, int seconds, int connections)
    {
        using var talker = new Talker(scene.Bot.Address, scene.Platform);
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
