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
        var command = new Command("efficiency", "Announces to members on both platforms at once: sent per second as a share of what the windows allow.") { members, factor };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(members), parsed.GetValue(factor)));
        return command;
    }

    private static async Task RunAsync(int members, double factor)
    {
        await using var scene = await Scene.SetAsync(factor, members, members);
        await scene.AnnounceAsync();
        await scene.BeginAsync();
        var all = await Patience.UntilAsync(() => Done(scene.Platform.Teams, members) && Done(scene.Platform.Telegram, members), TimeSpan.FromMinutes(30));
        Console.WriteLine(all ? "All were reached." : "NOT all were reached.");
        Report(scene.Platform.Teams, members);
        Report(scene.Platform.Telegram, members);
        Console.WriteLine($"Memory of the bot afterwards: {scene.Bot.Megabytes:0} MB, processor time {scene.Bot.Cpu.TotalSeconds:0.0} s.");
    }

    private static bool Done(Lane lane, int members) => lane.Arrivals.Count - lane.Refused >= members;

    // The windows of the first and of the last request count whole, so that a burst at the start cannot make it look better than it is.
    private static void Report(Lane lane, int members)
    {
        var seconds = lane.Arrivals.Duration().TotalSeconds;
        var share = members / (lane.Limit * (seconds + 1));
        Console.WriteLine($"{lane.Name}: {members} in {seconds:0.0} s = {members / seconds:0.0}/s of {lane.Limit}/s: {share:P1}; "
            + $"above the window {lane.Arrivals.Above(lane.Limit)}, answers of 429: {lane.Refused}");
    }
}
