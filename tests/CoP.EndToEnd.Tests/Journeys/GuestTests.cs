using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A guest whose stay ends while they fill in a form.</summary>
public sealed class GuestTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Over = "Your membership is not active at the moment.";

    [Fact]
    public async Task Guest_OnTelegram_WhoseStayEndsMidForm_IsToldAtTheNextStep_AndNothingIsSent()
    {
        var guest = await TestBot.OnTelegramAsync("Otieno", new MemberProfile { Role = Role.Guest, Group = null });
        await StaysAsync("Otieno", TimeSpan.FromHours(1));
        await guest.Says("/ask");
        await guest.Reads("Your question in one line");
        await guest.Says(Question);
        await guest.Reads("Details");

        TestBot.Clock.Jump(TimeSpan.FromHours(2));
        await guest.Says("We tried twice already.");
        await guest.Reads(Over);
        await TestBot.SettleAsync();
        Assert.StartsWith(Over, guest.Screen[^1].Text, StringComparison.Ordinal);
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task Guest_OnTelegram_WhoPressesOnWhenTheStayIsOver_IsTold()
    {
        var guest = await TestBot.OnTelegramAsync("Otieno", new MemberProfile { Role = Role.Guest, Group = null });
        await StaysAsync("Otieno", TimeSpan.FromHours(1));
        await guest.Says("/ask");
        await guest.Reads("Your question in one line");
        await guest.Says(Question);
        await guest.Sees("Details", "Skip");

        TestBot.Clock.Jump(TimeSpan.FromHours(2));
        await guest.Presses("Skip");
        await guest.Reads(Over);
        await TestBot.SettleAsync();
        Assert.DoesNotContain(guest.Screen, static seen => seen.Offers(Asking.Group));
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task Guest_OnTeams_WhoseStayEndsBeforeTheSubmission_IsTold_AndNothingIsSent()
    {
        var guest = await TestBot.OnTeamsAsync("Otieno", new MemberProfile { Role = Role.Guest, Group = null });
        await StaysAsync("Otieno", TimeSpan.FromHours(1));
        await guest.Says("ask");
        await guest.Sees("Your question in one line", "Preview");

        TestBot.Clock.Jump(TimeSpan.FromHours(2));
        var answer = await guest.Submits("Preview", new() { ["Your question in one line"] = Question, ["Working group"] = Asking.Group });
        Assert.StartsWith(Over, answer, StringComparison.Ordinal);
        Assert.Empty(await guest.Searches("members", ""));
        await TestBot.SettleAsync();
        Assert.DoesNotContain(guest.Screen, static seen => seen.Offers("Preview") || seen.Offers("Send to the community"));
        await NothingWasSentAsync();
    }

    private Task<int> StaysAsync(string name, TimeSpan stay)
    {
        var until = TestBot.Clock.GetUtcNow() + stay;
        return TestBot.AskAsync(db => db.Members.Where(member => member.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.GuestUntil, until)));
    }

    private async Task NothingWasSentAsync() =>
        Assert.False(await TestBot.AskAsync(db => db.Questions.AnyAsync(question => question.Author!.Name == "Otieno")));
}
