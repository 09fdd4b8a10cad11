using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Specs;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Ask, route, claim, answer by reply, accept, and the cards follow: over both channels, both ways round.</summary>
public sealed class WholeJourneyTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Answer = "With the caregiver's identity card and a letter from the chief.";

    [Fact]
    public async Task AskedOnTeams_AnsweredOnTelegram_IsAcceptedAndEveryCardFollows()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var juma = await TestBot.OnTelegramAsync("Juma");

        await amina.Asks(Question);
        await juma.Sees(Question, "I'll answer");
        Assert.Contains("The others can see", await juma.Presses("I'll answer"), StringComparison.Ordinal);
        await amina.Reads("Juma will answer by");
        await juma.Reads("You said you will answer by");

        await juma.Replies(Question, Answer);
        await juma.Reads("Thank you. Your answer is on its way.");
        await amina.Sees(Answer, "Accept this answer");
        Assert.Contains("Accepted.", await amina.Presses("Accept this answer", under: Answer), StringComparison.Ordinal);

        await juma.Reads("was accepted. Thank you for helping.");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(juma.Screen, static seen => seen.Offers("I'll answer") || seen.Offers("Answer"));
        Assert.Contains(juma.Screen, static seen => seen.Says(Question) && seen.Says("Answered"));
        Assert.Contains(amina.Screen, static seen => seen.Says(Question) && seen.Says("Accepted answer from Juma"));
    }

    [Fact]
    public async Task AskedOnTelegram_AnsweredOnTeams_IsAcceptedAndEveryCardFollows()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");

        await juma.Asks(Question);
        await amina.Sees(Question, "I'll answer");
        Assert.Contains("You said you will answer by", await amina.Presses("I'll answer"), StringComparison.Ordinal);
        await juma.Reads("Amina will answer by");

        await amina.Replies(Question, Answer);
        await amina.Reads("Thank you. Your answer is on its way.");
        await juma.Presses("Accept this answer", under: Answer);

        await amina.Reads("was accepted. Thank you for helping.");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(amina.Screen, static seen => seen.Offers("I'll answer") || seen.Offers("Answer"));
        Assert.Contains(amina.Screen, static seen => seen.Says(Question) && seen.Says("Answered"));
        Assert.Contains(juma.Screen, static seen => seen.Says(Question) && seen.Says("Accepted answer from Amina"));
    }

    [Fact]
    public async Task Name_WhenTheAskerHidesIt_IsNotShownToPeers()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(Question, showName: "No");
        await juma.Reads("From: A member");
        await TestBot.SettleAsync();
        Assert.DoesNotContain("Amina", juma.ToString(), StringComparison.Ordinal);
    }

    [SpecFact(TelegramSpec.FileName)]
    public void Specifications_AreHere_SoEveryCallAndCardOfTheseTestsIsJudgedByThem() =>
        Assert.True(PublishedSpecs.AreHere && TelegramSpec.Load() is not null);
}
