namespace CoP.Benchmarks.Running;

/// <summary>How long members waited for a reply, in milliseconds.</summary>
internal sealed record ReplyTimes(double Median, double Slow)
{
    private const int Talkers = 400;

    /// <summary>Has members write to the running bot until something is over, and says how long they waited; of the warm-up nothing counts.</summary>
    /// <param name="rate">What they write, a second.</param>
    /// <param name="warmUp">In seconds.</param>
    public static async Task<ReplyTimes> MeasureAsync(BenchmarkSetup setup, string name, double rate, int warmUp, Func<Task> until)
    {
        await TalkAsync(setup, rate, Task.Delay(TimeSpan.FromSeconds(warmUp), TimeProvider.System));
        setup.Platform.Marks.Forget();
        var before = setup.Platform.Teams.Arrivals.Count + setup.Platform.Telegram.Arrivals.Count;
        await TalkAsync(setup, rate, until());
        await Patience.UntilAsync(() => setup.Platform.Marks.Open == 0, TimeSpan.FromSeconds(10));
        var took = setup.Platform.Marks.Took;
        var times = new ReplyTimes(Quantile.Of(took, 0.5), Quantile.Of(took, 0.99));
        var sent = setup.Platform.Teams.Arrivals.Count + setup.Platform.Telegram.Arrivals.Count - before;
        Console.WriteLine($"{name}: {took.Count} replies, p50 {times.Median:0.0} ms, p99 {times.Slow:0.0} ms, unanswered {setup.Platform.Marks.Open}, "
            + $"{sent} requests sent meanwhile, 429: {setup.Platform.Teams.Refused + setup.Platform.Telegram.Refused}, memory {setup.Bot.Megabytes:0} MB");
        return times;
    }

    private static async Task TalkAsync(BenchmarkSetup setup, double rate, Task until)
    {
        using var talker = new Talker(setup.Addresses, setup.Platform);
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1 / rate));
        List<Task> said = [];
        for (var turn = 0; !until.IsCompleted && await tick.WaitForNextTickAsync(); turn++)
        {
            said.Add(talker.SayAsync((turn % Talkers) + 1));
        }

        await until;
        await Task.WhenAll(said);
    }
}
