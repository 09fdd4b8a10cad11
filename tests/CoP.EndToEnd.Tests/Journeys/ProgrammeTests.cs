using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What an organisation does is written at a desk, found on a phone by county and by name, and looked at again after half a year.</summary>
public sealed class ProgrammeTests : Journey
{
    [Fact]
    public async Task Programme_IsAddedAtADesk_FoundOnAPhone_AndConfirmedAfterHalfAYear()
    {
        var owner = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        var organisation = await WorksAtAsync("Barasa", "National Drought Management Authority");
        await owner.Says("/programmes");
        await owner.Presses("Add a programme");
        await owner.Submits("Save", new()
        {
            ["What is the programme called?"] = "Lodwar cash",
            ["What is it to achieve?"] = "Households keep their herds.",
            ["Does it work in the whole country?"] = "No",
            ["Is it running?"] = "Yes",
        });
        await owner.Submits("Save", new() { ["In which counties?"] = "Turkana" }, under: "In which counties?");
        await owner.Reads("Households keep their herds.");

        await juma.Says("/programmes Turkana");
        await juma.Sees("Programmes in Turkana", "1. Lodwar cash");
        await juma.Says("programmes ndma");
        await juma.Sees("Programmes of National Drought Management Authority", "About the organisation");
        await juma.Presses("1. Lodwar cash", under: "Programmes of National Drought Management Authority");
        Assert.DoesNotContain("Change", (await juma.Reads("Households keep their herds.")).Buttons);

        await TestBot.AskAsync(db => db.Organisations.Where(one => one.Id == organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(static one => one.RefreshedAt, TestBot.Clock.GetUtcNow().AddDays(-183))));
        await TestBot.Services.DoAsync("profile-refresh");
        await owner.Sees("Is this still right?", "Still right");
        await owner.Presses("Still right", under: "Is this still right?");
        await TestBot.UntilAsync(
            () => TestBot.AskAsync(db => db.Organisations.AnyAsync(one => one.Id == organisation && one.RefreshedAt > TestBot.Clock.GetUtcNow().AddDays(-1))).GetAwaiter().GetResult() ? this : null, owner.ToString);
        await TestBot.Services.DoAsync("profile-refresh");
        Assert.Single(owner.Screen, static seen => seen.Says("Is this still right?"));
    }

    private Task<long> WorksAtAsync(string member, string name) => TestBot.AskAsync(async db =>
    {
        var id = await db.Organisations.Where(one => one.Name == name).Select(static one => one.Id).SingleAsync();
        await db.Members.Where(one => one.Name == member).ExecuteUpdateAsync(set => set.SetProperty(static one => one.OrganisationId, id));
        return id;
    });
}
