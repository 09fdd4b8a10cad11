using System.CommandLine;
using CoP.Benchmarks.Running;
using CoP.Benchmarks.Seeding;

namespace CoP.Benchmarks.Runs;

/// <summary>How the cost of a turn grows with the community and with what was said in it before.</summary>
internal static class GrowthRun
{
    private const double Unthrottled = 1_000;

    public static Command Command()
    {
        var members = new Option<int[]>("--members") { DefaultValueFactory = static _ => [1_000, 100_000], AllowMultipleArgumentsPerToken = true };
        var messages = new Option<int[]>("--messages") { DefaultValueFactory = static _ => [1_000, 1_000_000], AllowMultipleArgumentsPerToken = true, Description = "Of history: each is an event that was handled and a reply that was sent." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = static _ => 30 };
        var rate = new Option<double>("--rate") { DefaultValueFactory = static _ => 50, Description = "What members write, a second: the same for each size, and less than the machine can do." };
        var command = new Command("growth", "Reply latency as members and history grow: the first size of each, then each alone at its largest.") { members, messages, seconds, rate };
        command.SetAction(async (parsed, _) =>
        {
            var (people, history) = (parsed.GetValue(members)!, parsed.GetValue(messages)!);
            var small = await MeasureAsync(people[0], history[0], parsed.GetValue(seconds), parsed.GetValue(rate));
            foreach (var (many, much) in (IEnumerable<(int, int)>)[.. people.Skip(1).Select(count => (count, history[0])), .. history.Skip(1).Select(count => (people[0], count))])
            {
                var grown = await MeasureAsync(many, much, parsed.GetValue(seconds), parsed.GetValue(rate));
                Console.WriteLine($"p50 {grown.Median / small.Median:0.00} times, p99 {grown.Slow / small.Slow:0.00} times that of {people[0]} members and {history[0]} messages");
            }
        });
        return command;
    }

    private static async Task<ReplyTimes> MeasureAsync(int members, int messages, int seconds, double rate)
    {
        await using var setup = await BenchmarkSetup.SetAsync(Unthrottled, members, 0);
        await setup.FillAsync(transactions => History.AddAsync(transactions, messages));
        await setup.BeginAsync();
        return await ReplyTimes.MeasureAsync(setup, $"{members} members, {messages} messages", rate, warmUp: 15, () => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System));
    }
}
