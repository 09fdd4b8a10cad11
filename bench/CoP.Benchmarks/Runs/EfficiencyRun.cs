using System.CommandLine;
using CoP.Benchmarks.Platform;
using CoP.Benchmarks.Running;

namespace CoP.Benchmarks.Runs;

/// <summary>What a broadcast uses of what the platforms' windows allow.</summary>
internal static class EfficiencyRun
{
    public static Command Command()
    {
        var members = new Option<int>("--members") { DefaultValueFactory = static _ => 10_000, Description = "On each platform." };
        var factor = new Option<double>("--factor") { DefaultValueFactory = static _ => 1, Description = "Times the platforms' documented rates." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = static _ => 1, Description = "Announcements, one after the other: in the first ones the bot is still being compiled." };
        var command = new Command("efficiency", "Announces to members on both platforms at once: sent per second as a share of what the windows allow.") { members, factor, rounds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(members), parsed.GetValue(factor), parsed.GetValue(rounds)));
        return command;
    }

    private static async Task RunAsync(int members, double factor, int rounds)
    {
        await using var setup = await BenchmarkSetup.SetAsync(factor, members, members);
        await setup.AnnounceAsync();
        await setup.BeginAsync();
        await RoundAsync(setup, members);
        for (var round = 1; round < rounds; round++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System); // The windows are empty again.
            setup.Platform.Teams.Forget();
            setup.Platform.Telegram.Forget();
            await setup.AnnounceAsync();
            await RoundAsync(setup, members);
        }
    }

    private static async Task RoundAsync(BenchmarkSetup setup, int members)
    {
        var all = await Patience.UntilAsync(() => Done(setup.Platform.Teams, members) && Done(setup.Platform.Telegram, members), TimeSpan.FromHours(1));
        Console.WriteLine(all ? "All were reached." : "NOT all were reached.");
        Report(setup.Platform.Teams, members);
        Report(setup.Platform.Telegram, members);
        Console.WriteLine($"Memory of the bot afterwards: {setup.Bot.Megabytes:0} MB, processor time {setup.Cpu.TotalSeconds:0.0} s.");
    }

    private static bool Done(RateScope scope, int members) => scope.Arrivals.Count - scope.Refused >= members;

    // A burst at the start could make the rate look better than it is; so that is also said as if a whole window had been free before.
    private static void Report(RateScope scope, int members)
    {
        var (seconds, reached) = (scope.Arrivals.Duration().TotalSeconds, scope.Arrivals.Count - scope.Refused);
        var (rate, share) = (reached / seconds, reached / (scope.Limit * (seconds + 1)));
        Console.WriteLine($"{scope.Name}: {reached} of {members} in {seconds:0.0} s = {rate:0.0}/s of {scope.Limit}/s: {rate / scope.Limit:P1} ({share:P1} with the first window whole); "
            + $"above the window {scope.Arrivals.Above(scope.Limit)}, answers of 429: {scope.Refused}");
    }
}
