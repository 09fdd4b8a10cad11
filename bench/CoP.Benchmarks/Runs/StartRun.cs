using System.CommandLine;
using CoP.Benchmarks.Running;

namespace CoP.Benchmarks.Runs;

/// <summary>How long the bot takes to get ready, and what it holds when nobody writes to it.</summary>
internal static class StartRun
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static Command Command()
    {
        var starts = new Option<int>("--starts") { DefaultValueFactory = static _ => 5 };
        var command = new Command("start", "Start-up until ready, as a share of 2 s, and idle memory, as a share of 150 MB.") { starts };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(starts)));
        return command;
    }

    private static async Task RunAsync(int starts)
    {
        await using var setup = await BenchmarkSetup.SetAsync(1, 100, 100);
        for (var start = 0; start < starts; start++)
        {
            await setup.BeginAsync();
            Console.WriteLine($"ready after {setup.Bot.StartUp.TotalSeconds:0.00} s: {setup.Bot.StartUp.TotalSeconds / 2:P0}");
            if (start == starts - 1)
            {
                await Task.Delay(Rest, TimeProvider.System);
                Console.WriteLine($"idle: {setup.Bot.Megabytes:0} MB: {setup.Bot.Megabytes / 150:P0}");
            }

            await setup.EndAsync();
        }
    }
}
