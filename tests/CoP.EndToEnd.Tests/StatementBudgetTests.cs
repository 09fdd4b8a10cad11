using CoP.EndToEnd.Tests.Journeys;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests;

/// <summary>
/// What a turn costs the database, from the event to the record of its reply: on a server each statement is a round trip. Counted on the
/// real host, whose own looks are left out. The numbers are ceilings: who raises one says why.
/// </summary>
public sealed class StatementBudgetTests : StatementBudget
{
    private const int FormStep = 6;
    private const int Press = 8;

    private const int Claim = 8;

    [Fact]
    public async Task Words_OnTelegram_CostAtMostFour()
    {
        var phone = await TestBot.OnTelegramAsync("Naserian");
        await CountAsync(Turn, () => phone.Says("hello"));
    }

    [Fact]
    public async Task Words_OnTeams_CostAtMostFour()
    {
        var desk = await TestBot.OnTeamsAsync("Amina");
        await CountAsync(Turn, () => desk.Says("hello"));
    }

    [Fact]
    public async Task Command_CostsAtMostFour()
    {
        var phone = await TestBot.OnTelegramAsync("Naserian");
        await CountAsync(Turn, () => phone.Says("/help"));
    }

    /// <summary>The answer to an open question, and the next question: the state of the form is read and written too.</summary>
    [Fact]
    public async Task FormStep_CostsAtMostSix()
    {
        var phone = await TestBot.OnTelegramAsync("Naserian");
        var asked = 0;
        await CountAsync(FormStep, () => phone.Says("We tried twice already."), before: async () =>
        {
            foreach (var words in (string[])["/cancel", "/ask", $"Which caregivers may enrol {++asked}?"]) // At the last one answers that were given before are looked for.
            {
                await ActAsync(() => phone.Says(words));
            }
        });
    }

    /// <summary>A list that goes on where it is, in the response to the press, and stays so.</summary>
    [Fact]
    public async Task Press_AnsweredWithACard_CostsAtMostEight()
    {
        var desk = await TestBot.OnTeamsAsync("Amina");
        await CountAsync(Press, () => desk.Presses("More ▶"), before: async () =>
        {
            await desk.Says("glossary");
            await desk.Sees("", "More ▶");
        });
    }

    /// <summary>Up to its reply: what brings the messages up to date that show the question is sent for itself.</summary>
    [Fact]
    public async Task Claim_CostsAtMostEight_FromTheSecondOn()
    {
        var (amina, juma) = (await TestBot.OnTeamsAsync("Amina"), await TestBot.OnTelegramAsync("Juma"));
        List<int> counts = [];
        for (var asked = 1; asked <= 8 && (counts.Count == 0 || counts.Min() > Claim); asked++)
        {
            await amina.Asks($"What about enrolment {asked}?");
            await juma.Sees($"enrolment {asked}?", "I'll answer");
            await TestBot.CatchBreathAsync();
            TestBot.Statements.Reset();
            await ActAsync(() => juma.Presses("I'll answer", under: $"enrolment {asked}?"));
            var texts = TestBot.Statements.Texts.ToList();
            var begun = texts.FindIndex(static text => text.StartsWith("SELECT \"Id\", \"Answer\"", StringComparison.Ordinal));
            var entry = texts.FindIndex(begun, static text => text.StartsWith("INSERT INTO \"Inbox\"", StringComparison.Ordinal));
            counts.Add(texts.FindIndex(entry, static text => text.StartsWith("INSERT INTO \"Outbox\"", StringComparison.Ordinal)) + 1 - begun);
        }

        Assert.InRange(counts.Min(), 1, Claim);
    }
}
