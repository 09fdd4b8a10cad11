using System.CommandLine;
using System.Diagnostics;
using CoP.Benchmarks.Running;
using CoP.Benchmarks.Seeding;
using CoP.Community;
using Microsoft.Data.Sqlite;

namespace CoP.Benchmarks.Runs;

/// <summary>The daily pass over all open action points, and how long members wait for a reply meanwhile.</summary>
internal static class RemindersRun
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");
    private static readonly TimeOnly MidMorning = new(9, 0);

    public static Command Command()
    {
        var actions = new Option<int>("--actions") { DefaultValueFactory = static _ => 100_000, Description = "Open action points." };
        var members = new Option<int>("--members") { DefaultValueFactory = static _ => 20_000, Description = "Who share them, half of them on each platform." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = static _ => 60, Description = "How long is measured in quiet." };
        var rate = new Option<double>("--rate") { DefaultValueFactory = static _ => 5, Description = "What members write to the bot, a second." };
        var command = new Command("reminders", "The pass over all open action points on a working day: time, memory, and reply latency while it runs.") { actions, members, seconds, rate };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(actions), parsed.GetValue(members), parsed.GetValue(seconds), parsed.GetValue(rate)));
        return command;
    }

    private static async Task RunAsync(int actions, int members, int seconds, double rate)
    {
        await using var setup = await BenchmarkSetup.SetAsync(1, members / 2, members / 2);
        var now = TimeProvider.System.GetUtcNow();
        var (day, _) = WallClock.Show(now, Zone);
        day = PublicHolidays.NextWorkday(day.AddDays(1));
        var ahead = WallClock.InstantOf(day, MidMorning, Zone) - now;
        await setup.BeginAsync(ahead);
        var quiet = await ReplyTimes.MeasureAsync(setup, "in quiet", rate, warmUp: 10, () => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System));
        await setup.EndAsync();
        await setup.FillAsync(transactions => ActionPointSeeds.AddAsync(transactions, actions, members, day));
        await setup.BeginAsync(ahead);
        var (began, due, took) = (Stopwatch.GetTimestamp(), LeftOf(setup, ahead), TimeSpan.Zero);
        var busy = await ReplyTimes.MeasureAsync(setup, $"while {actions} are looked at", rate, warmUp: 2, async () => took = await PassAsync(setup, ahead, began));
        Console.WriteLine($"{due} members had something due; the pass took {took.TotalSeconds:0.0} s; p50 {busy.Median / quiet.Median:0.00}, p99 {busy.Slow / quiet.Slow:0.00} times that in quiet");
    }

    private static async Task<TimeSpan> PassAsync(BenchmarkSetup setup, TimeSpan ahead, long began)
    {
        while (LeftOf(setup, ahead) > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>Members who have something due and have not been looked at yet.</summary>
    private static long LeftOf(BenchmarkSetup setup, TimeSpan ahead)
    {
        using var connection = new SqliteConnection(setup.Connection + ";Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(DISTINCT OwnerId) FROM ActionPoints WHERE RemindAt <= $now";
        command.Parameters.AddWithValue("$now", (TimeProvider.System.GetUtcNow() + ahead).UtcTicks);
        return (long)command.ExecuteScalar()!;
    }
}
