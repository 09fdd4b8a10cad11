using System.CommandLine;
using System.Diagnostics;
using CoP.Benchmarks.Running;
using CoP.Benchmarks.Seeding;

namespace CoP.Benchmarks.Runs;

/// <summary>Members who register in one press for an event that thousands come to, beside one that nobody comes to yet.</summary>
internal static class RegisterRun
{
    private const double Unthrottled = 1_000;
    private const int Rounds = 4;

    public static Command Command()
    {
        var members = new Option<int>("--members") { DefaultValueFactory = static _ => 100_000 };
        var registered = new Option<int>("--registered") { DefaultValueFactory = static _ => 10_000, Description = "Who come to the large event already." };
        var presses = new Option<int>("--presses") { DefaultValueFactory = static _ => 1_000, Description = "For each event in each of four rounds, by another member each." };
        var connections = new Option<int>("--connections") { DefaultValueFactory = static _ => 8 };
        var command = new Command("register", "Presses of Register a second and how long they take: a large event beside an empty one.") { members, registered, presses, connections };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(members), parsed.GetValue(registered), parsed.GetValue(presses), parsed.GetValue(connections)));
        return command;
    }

    private static async Task RunAsync(int members, int registered, int presses, int connections)
    {
        await using var setup = await BenchmarkSetup.SetAsync(Unthrottled, members, 0);
        var ids = await setup.MeetAsync(0, registered);
        await setup.BeginAsync();
        List<TimeSpan> empty = [], large = [];
        for (var round = 0; round <= Rounds; round++)
        {
            // Of the first round, in which the bot is still being compiled, nothing counts.
            var first = registered + (round * presses) + 1;
            empty.AddRange(round == 0 ? await Forgotten(PressAsync(setup, ids[0], first, presses, connections)) : await PressAsync(setup, ids[0], first, presses, connections));
            large.AddRange(round == 0 ? await Forgotten(PressAsync(setup, ids[1], first, presses, connections)) : await PressAsync(setup, ids[1], first, presses, connections));
        }

        Print("nobody comes yet", empty, connections);
        Print($"{registered} come", large, connections);
        Console.WriteLine($"p99 {Quantile.Of(large, 0.99) / Quantile.Of(empty, 0.99):0.00} times that of the empty event; p50 {Quantile.Of(large, 0.5) / Quantile.Of(empty, 0.5):0.00} times");
    }

    private static async Task<IReadOnlyCollection<TimeSpan>> Forgotten(Task<IReadOnlyCollection<TimeSpan>> round)
    {
        await round;
        return [];
    }

    private static async Task<IReadOnlyCollection<TimeSpan>> PressAsync(BenchmarkSetup setup, long id, int first, int presses, int connections)
    {
        using var presser = new Presser(setup.Bot.Address, setup.Platform, Meetings.Key);
        var next = first - 1;
        var lines = Enumerable.Range(0, connections).Select(async _ =>
        {
            List<TimeSpan> took = [];
            while (Interlocked.Increment(ref next) is var person && person < first + presses)
            {
                var began = Stopwatch.GetTimestamp();
                await presser.PressAsync(person, "reg", id);
                took.Add(Stopwatch.GetElapsedTime(began));
            }

            return took;
        });
        return [.. (await Task.WhenAll(lines)).SelectMany(static took => took)];
    }

    private static void Print(string name, List<TimeSpan> took, int connections) => Console.WriteLine(
        $"{name}: {took.Count} presses, {connections * 1000 / took.Average(static one => one.TotalMilliseconds):0}/s, p50 {Quantile.Of(took, 0.5):0.0} ms, p99 {Quantile.Of(took, 0.99):0.0} ms");
}
