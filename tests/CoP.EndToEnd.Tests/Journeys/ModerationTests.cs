using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What a coordinator does, and who is told.</summary>
public sealed class ModerationTests : Journey
{
    private const string Question = "How do caregivers enrol with SHA?";
    private static readonly MemberProfile Coordinator = new() { Role = Role.ContentCoordinator, Group = null };

    [Fact]
    public async Task Coordinator_OnTeams_SeesWhoWasAsked_Rewords_AndRemovesWithAReason()
    {
        var naserian = await TestBot.OnTeamsAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await juma.Asks(Question);
        await OpensAsync(naserian);

        await naserian.Presses("Who was asked", under: Question);
        await naserian.Reads("Amina, –");
        await naserian.Presses("Edit wording", under: Question);
        await naserian.Submits("Save", new() { ["The question in one line"] = "How do caregivers register?", ["Reason"] = "SHA calls it so." });
        await juma.Reads("The reason: SHA calls it so.");
        await amina.Sees("How do caregivers register?", "Answer");

        await naserian.Presses("Remove", under: "How do caregivers register?");
        await naserian.Submits("Remove", new() { ["Reason"] = "Names a person." }, under: "The person who asked will read this.");
        await juma.Reads("The reason: Names a person.");
        await amina.Reads("Removed by a coordinator");
        await amina.ReadsNoMore("How do caregivers register?");
    }

    [Fact]
    public async Task Coordinator_OnTelegram_MovesAssignsAndMerges()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", Coordinator);
        var juma = await TestBot.OnTelegramAsync("Juma", new MemberProfile { Group = null });
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = "finance" });
        var wanjiru = await TestBot.OnTeamsAsync("Wanjiru", new MemberProfile { Group = null });
        await juma.Asks("Where do caregivers register?");
        await juma.Asks(Question);
        await OpensAsync(naserian);

        await naserian.Presses("Move to another group", under: Question);
        await naserian.Presses("Financing and Sustainability");
        await naserian.Presses("Move");
        await juma.Reads("has moved to the working group “Financing and Sustainability”");
        await amina.Sees(Question, "Answer");

        await naserian.Presses("Ask somebody", under: Question);
        await naserian.Says("Wanjiru");
        await wanjiru.Sees(Question, "Answer");

        await naserian.Presses("Merge", under: Question);
        await naserian.Says("Where do caregivers");
        await naserian.Presses("Where do caregivers register?");
        await naserian.Presses("Merge", under: "Is this right?");
        await juma.Reads($"You asked “{Question}”. Somebody asked the same before");
        await amina.Reads("The same was asked before; see that question");
    }

    private static async Task OpensAsync(ChatUser coordinator)
    {
        await coordinator.Says("moderate");
        var list = await coordinator.Sees("Moderate questions", "Overdue");
        var entry = list.Buttons.FirstOrDefault(static label => label.Contains("How do care", StringComparison.Ordinal));
        await coordinator.Presses(entry ?? list.Buttons[0]);
        await coordinator.Sees(Question, "Who was asked");
    }
}
