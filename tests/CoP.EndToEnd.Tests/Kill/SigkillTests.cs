using CoP.Testing.Telegram;
using Xunit.Abstractions;

namespace CoP.EndToEnd.Tests.Kill;

/// <summary>Kills the real process under load and counts, at the platform's side, what was lost and what came twice.</summary>
public class SigkillTests(ITestOutputHelper output)
{
    private const int Kills = 5;
    private const int PeoplePerLife = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(20261121)]
    public async Task Process_KilledUnderLoad_LosesNothingAndRepeatsOnlyWhatWasInDoubt(int seed)
    {
        var random = new Random(seed);
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = new KilledProcess(telegram);
        for (var life = 0; life < Kills; life++)
        {
            bot.Start();
            Greet(telegram, life);
            var killAfter = random.Next(1, PeoplePerLife); // A moment counted in requests, so that a slow machine kills at work too.
            await telegram.WaitForAsync(IsSend, Sent(telegram) + killAfter);
            await bot.KillAsync();
            bot.EndWaits();
        }

        bot.Start();
        await EndAsync(telegram, bot);

        Judge(telegram, bot, seed);
    }

    private static void Greet(TelegramStandIn telegram, int life)
    {
        for (var at = 1; at <= PeoplePerLife; at++)
        {
            telegram.Person(1_000 + (life * PeoplePerLife) + at, "Sample").Say("hello");
        }
    }

    private static bool IsSend(TelegramCall call) => call is { Method: "sendMessage", Status: 200 };

    private static int Sent(TelegramStandIn telegram) => telegram.Ledger.Count(IsSend);

    private static async Task EndAsync(TelegramStandIn telegram, KilledProcess bot)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (telegram.Unconfirmed > 0 || bot.Sends().Any(static row => !row.IsOver))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, patience.Token);
            if (telegram.Unconfirmed == 0)
            {
                bot.EndWaits();
            }
        }
    }

    private void Judge(TelegramStandIn telegram, KilledProcess bot, int seed)
    {
        var rows = bot.Sends();
        var seen = telegram.Ledger.Where(IsSend).CountBy(static call => call.ChatId).ToDictionary();
        var repeated = rows.GroupBy(static row => row.Chat)
            .Sum(chat => Math.Max(0, seen.GetValueOrDefault(chat.Key) - chat.Count()));
        output.WriteLine($"seed {seed}: {Kills} kills, {rows.Count} rows, {seen.Values.Sum()} seen, {repeated} twice, {rows.Sum(static row => row.Ambiguities)} in doubt");
        Assert.Equal(Kills * PeoplePerLife, rows.Select(static row => row.Chat).Distinct().Count());
        Assert.All(rows.GroupBy(static row => row.Chat), chat =>
        {
            var doubts = chat.Sum(static row => row.Ambiguities);
            Assert.InRange(seen.GetValueOrDefault(chat.Key), chat.Count() - doubts, chat.Count() + doubts);
        });
    }
}
