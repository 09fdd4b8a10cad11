using System.CommandLine;
using System.Diagnostics;
using CoP.Benchmarks.Running;

namespace CoP.Benchmarks.Runs;

/// <summary>How long one member waits for a reply while another sends very much at once.</summary>
internal static class FloodRun
{
    private const double Unthrottled = 1_000;
    private const int Flooder = 1;
    private const int Waiters = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public static Command Command()
    {
        var messages = new Option<int>("--messages") { DefaultValueFactory = static _ => 500, Description = "What the one sends at once." };
        var command = new Command("flood", "Reply latency of others in quiet and while one member sends hundreds of messages at once, on both platforms.") { messages };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(messages)));
        return command;
    }

    private static async Task RunAsync(int messages)
    {
        await using var setup = await BenchmarkSetup.SetAsync(Unthrottled, 20, 20, isPolling: true);
        await setup.BeginAsync();
        using var talker = new Talker(setup.Addresses, setup.Platform);
        await MeasureAsync(setup, "Teams", messages, talker.SayAsync);
        await MeasureAsync(setup, "Telegram, polled", messages, (id, mark) =>
        {
            setup.Platform.Polled.Say(id, mark);
            return Task.CompletedTask;
        });
    }

    private static async Task MeasureAsync(BenchmarkSetup setup, string name, int messages, Func<int, string, Task> say)
    {
        await WaitersAsync(setup, "warm", say);
        var quiet = await WaitersAsync(setup, "quiet", say);
        var flood = Task.WhenAll(Enumerable.Range(0, messages).Select(number => SayAsync(setup, say, Flooder, $"flood-{number}-{name.Length}")));
        var busy = await WaitersAsync(setup, "busy", say);
        await flood;
        var began = Stopwatch.GetTimestamp();
        await Patience.UntilAsync(() => setup.Platform.Marks.Open == 0, Longest);
        Console.WriteLine($"{name}: reply in quiet {quiet.TotalMilliseconds:0} ms, while another sends {messages} {busy.TotalMilliseconds:0} ms (slowest of {Waiters}); "
            + $"the {messages} were answered {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s later, unanswered {setup.Platform.Marks.Open}");
        setup.Platform.Marks.Forget();
    }

    /// <summary>Each says one thing; the time until the last of them has a reply.</summary>
    private static async Task<TimeSpan> WaitersAsync(BenchmarkSetup setup, string mark, Func<int, string, Task> say)
    {
        var began = Stopwatch.GetTimestamp();
        string[] marks = [.. Enumerable.Range(0, Waiters).Select(number => $"{mark}-{number}-{began}")];
        await Task.WhenAll(marks.Select((one, number) => SayAsync(setup, say, Flooder + 1 + number, one)));
        await Patience.UntilAsync(() => !Array.Exists(marks, setup.Platform.Marks.IsOpen), Longest);
        return Stopwatch.GetElapsedTime(began);
    }

    private static Task SayAsync(BenchmarkSetup setup, Func<int, string, Task> say, int id, string mark)
    {
        setup.Platform.Marks.Say(mark);
        return say(id, mark);
    }
}
