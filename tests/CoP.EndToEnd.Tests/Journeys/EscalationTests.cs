using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What a lead does on the very card that says that nobody has answered for three days.</summary>
public sealed class EscalationTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Unanswered = "Nobody has answered this yet.";
    private const string DealtWith = "This was waiting; it has been dealt with.";

    [Fact]
    public async Task Reassigned_AsksTheMember_AndTheCardSaysWho()
    {
        var (lead, _) = await EscalatedAsync();
        var juma = await TestBot.OnTelegramAsync("Juma", new MemberProfile { Group = null });
        await lead.Presses("Ask somebody", under: Unanswered);
        var found = await lead.Searches("members", "Juma");
        await lead.Submits("Ask them", new() { ["Whom? A part of the name is enough."] = found["Juma"] });
        await juma.Sees(Question, "Not for me");
        await lead.Reads("Juma has been asked.");
        await lead.ReadsNoMore(Unanswered);

        await juma.Presses("Not for me", under: Question);
        await lead.Sees(Unanswered, "Ask somebody");
    }

    [Fact]
    public async Task Answered_ByTheLead_ReachesTheAsker_AndTheCardIsDone()
    {
        var (lead, amina) = await EscalatedAsync();
        await lead.Presses("Answer", under: Unanswered);
        await lead.Submits("Send", new() { ["Your answer"] = "At any Huduma Centre." });
        await lead.Reads(DealtWith);
        await lead.ReadsNoMore(Unanswered);
        await amina.Presses("Accept this answer", under: "At any Huduma Centre.");
        await lead.Reads("was accepted");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(lead.Screen, static seen => seen.Says(DealtWith) && seen.Offers("Answer"));
    }

    [Fact]
    public async Task Merged_PointsTheAskerToTheOther_AndTheCardIsDone()
    {
        var (lead, amina) = await EscalatedAsync();
        await (await TestBot.OnTelegramAsync("Juma")).Asks("Where do guardians register?");
        await lead.Presses("Merge", under: Unanswered);
        var found = await lead.Searches("questions", "guardians");
        await lead.Submits("Merge", new() { ["Which question asks the same? Type some of its words."] = found["Where do guardians register?"] }, under: "Which question asks the same?");
        await amina.Reads("Somebody asked the same before");
        await lead.Reads(DealtWith);
        await lead.ReadsNoMore(Unanswered);
        Assert.DoesNotContain(lead.Screen, static seen => seen.Says(DealtWith) && seen.Offers("Merge"));
    }

    [Fact]
    public async Task Moved_StartsOverInTheOtherGroup_AndTheCardIsDone()
    {
        var (lead, amina) = await EscalatedAsync();
        var juma = await TestBot.OnTelegramAsync("Juma", new MemberProfile { Group = "finance" });
        await lead.Presses("Move to another group", under: Unanswered);
        await lead.Submits("Move", new() { ["Working group"] = "Financing and Sustainability" });
        await amina.Reads("has moved to the working group “Financing and Sustainability”");
        await juma.Sees(Question, "Answer");
        await lead.Reads(DealtWith);
        await lead.ReadsNoMore(Unanswered);
        await TestBot.SettleAsync();
        Assert.DoesNotContain(lead.Screen, static seen => seen.Says(DealtWith) && seen.Offers("Move to another group"));
    }

    private async Task<(OnTeams Lead, OnTeams Asker)> EscalatedAsync()
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        await TestBot.OnTelegramAsync("Nafula");
        await amina.Asks(Question);
        var lead = await TestBot.OnTeamsAsync("Zawadi", new MemberProfile { Leads = true, Role = Role.Member });
        TestBot.Clock.Jump(TimeSpan.FromHours(72));
        await lead.Sees(Unanswered, "Ask somebody");
        return (lead, amina);
    }
}
