using System.CommandLine;
using CoP.Benchmarks.Running;

namespace CoP.Benchmarks.Runs;

/// <summary>How fast the pipeline is when no platform holds it back.</summary>
internal static class PipelineRun
{
    private const double Unthrottled = 1_000;

    public static Command Command()
    {
        var members = new Option<int>("--members") { DefaultValueFactory = static _ => 5_000, Description = "On each platform." };
        var parallel = new Option<int[]>("--parallel") { DefaultValueFactory = static _ => [4, 16, 64, 256], AllowMultipleArgumentsPerToken = true };
        var delay = new Option<int>("--delay") { DefaultValueFactory = static _ => 20, Description = "Milliseconds until the stand-in answers." };
        var command = new Command("pipeline", "Sends per second to a stand-in without limits, by parallel sends.") { members, parallel, delay };
        command.SetAction(async (parsed, _) =>
        {
            foreach (var places in parsed.GetValue(parallel)!)
            {
                await RunAsync(parsed.GetValue(members), places, TimeSpan.FromMilliseconds(parsed.GetValue(delay)));
            }
        });
        return command;
    }

    private static async Task RunAsync(int members, int parallel, TimeSpan delay)
    {
        await using var setup = await BenchmarkSetup.SetAsync(Unthrottled, members, members, parallel, delay);
        await setup.AnnounceAsync();
        await setup.BeginAsync();
        var (teams, telegram) = (setup.Platform.Teams.Arrivals, setup.Platform.Telegram.Arrivals);
        var all = await Patience.UntilAsync(() => teams.Count + telegram.Count >= 2 * members, TimeSpan.FromMinutes(10));
        var seconds = Math.Max(teams.Duration().TotalSeconds, telegram.Duration().TotalSeconds);
        var most = parallel / delay.TotalSeconds;
        Console.WriteLine($"parallel {parallel}: {2 * members / seconds:0}/s, {2 * members / seconds / most:P0} of parallel ÷ delay"
            + $"{(all ? "" : " (NOT all were reached)")}; processor {setup.Bot.Cpu.TotalMilliseconds * 1000 / (2 * members):0} µs a message");
    }
}
