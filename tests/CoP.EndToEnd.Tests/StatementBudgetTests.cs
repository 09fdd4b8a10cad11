using CoP.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace CoP.EndToEnd.Tests;

public sealed class StatementBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Probe()
    {
        await using var bot = await TestBot.StartAsync();
        var begun = TimeProvider.System.GetTimestamp();
        output.WriteLine($"T {TimeProvider.System.GetElapsedTime(begun)}");
        var phone = await bot.OnTelegramAsync("Naserian");
        output.WriteLine($"T phone {TimeProvider.System.GetElapsedTime(begun)}");
        var desk = await bot.OnTeamsAsync("Amina");
        output.WriteLine($"T desk {TimeProvider.System.GetElapsedTime(begun)}");
        await bot.SettleAsync();
        output.WriteLine($"T settled {TimeProvider.System.GetElapsedTime(begun)}");
        await Task.Delay(TimeSpan.FromMilliseconds(3000), TimeProvider.System);
        bot.Statements.Reset();
        await Task.Delay(TimeSpan.FromMilliseconds(2000), TimeProvider.System);
        foreach (var group in bot.Statements.Texts.GroupBy(static t => t).OrderByDescending(static g => g.Count()))
        {
            output.WriteLine($"IDLE {group.Count()} {group.Key[..Math.Min(300, group.Key.Length)]}");
        }

        for (var i = 0; i < 3; i++)
        {
            bot.Statements.Reset();
            await (i == 2 ? desk.Says("hello") : phone.Says("hello"));
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            output.WriteLine($"HELLO {bot.Statements.Count}");
            foreach (var t in bot.Statements.Texts)
            {
                output.WriteLine($"   {t[..Math.Min(260, t.Length)]}");
            }
        }
    }
}
