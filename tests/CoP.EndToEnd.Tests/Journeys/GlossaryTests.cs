using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What a coordinator writes down at a desk is read on a phone, in the words of whoever asks, and in their group.</summary>
public sealed class GlossaryTests : Journey
{
    private const long Group = -1001;

    [Fact]
    public async Task Term_IsLookedUp_Missed_Added_AndReadOnBothChannels_UntilItIsRemoved()
    {
        var coordinator = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await juma.Says("OPCT ni nini?");
        await juma.Reads("regular, unconditional cash transfer to older persons");
        await juma.Says("/glossary CVA");
        await juma.Sees("“CVA” is not in the glossary.", "Ask a question");

        await coordinator.Says("/glossary CVA");
        await coordinator.Presses("Add a term");
        await coordinator.Submits("Save", new() { ["What is it called in English?"] = "CVA, cash and voucher assistance", ["What is it, in a sentence in English?"] = "Aid in cash or by vouchers." });
        await coordinator.Sees("cash and voucher assistance", "Remove");

        await juma.Says("What is cash-and-voucher assistance?");
        await juma.Reads("Aid in cash or by vouchers.");
        await coordinator.Presses("Remove", under: "Aid in cash or by vouchers.");
        await coordinator.Presses("Yes, remove it");
        await juma.Says("/glossary cva");
        await TestBot.UntilAsync(() => juma.Screen.Any(static seen => seen.Says("“cva” is not in the glossary.")) ? this : null, juma.ToString);
    }

    [Fact]
    public async Task Group_AsksTheBotWhatAWordMeans_AndAllReadIt()
    {
        var naserian = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        naserian.Person.AddBotTo(Group, "Standards");
        var group = naserian.In(Group);
        await group.Reads("I bring the questions of this community");
        await group.Says("/bind@CopTestBot standards");
        await group.Reads("From now on I post");
        await group.Says("/glossary@CopTestBot PMT");
        var shown = await group.Reads("An estimate of how poor a household is");
        Assert.DoesNotContain("Remove", shown.Buttons);
    }
}
