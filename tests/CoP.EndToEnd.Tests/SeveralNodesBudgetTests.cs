using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests;

/// <summary>
/// With several nodes a reply leaves with its commit as well. Beside what it costs one: whether its chat is free is read, when it left is read and written with its
/// outcome, and every second and a half the node takes its share of the windows.
/// </summary>
public sealed class SeveralNodesBudgetTests() : StatementBudget(nodes: 2)
{
    private const int Windows = 3;

    private const int Share = 2;

    [Fact]
    public async Task Words_OnTelegram_CostAtMostNine()
    {
        var phone = await TestBot.OnTelegramAsync("Naserian");
        await CountAsync(Turn + Windows + Share, () => phone.Says("hello"));
    }

    [Fact]
    public async Task Words_OnTeams_CostAtMostNine()
    {
        var desk = await TestBot.OnTeamsAsync("Amina");
        await CountAsync(Turn + Windows + Share, () => desk.Says("hello"));
    }
}
