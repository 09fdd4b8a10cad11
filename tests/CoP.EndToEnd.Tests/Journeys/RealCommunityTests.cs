using CoP.EndToEnd.Tests.Journeys.Announcements;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>A community that begins with an empty database: everything that the sample's people have can be had by real ones.</summary>
public sealed class RealCommunityTests() : Journey(sample: false)
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Which = "Which organisation?";
    private const string Person = "Full name";

    [Fact]
    public async Task FromTheFirstCode_ToALead_WhoGetsTheQuestionThatNobodyAnswers_AndAnnouncesToTheGroup()
    {
        var nekesa = await FirstAdministratorAsync();
        var barasa = await CoordinatorOfANewOrganisationAsync(nekesa);
        var juma = await MemberOfAKnownOrganisationAsync(nekesa);
        await BecomesLeadAsync(nekesa, juma);

        var amina = await InvitedOnTeamsAsync(barasa, "Amina", "tcn");
        await amina.Asks(Question);
        TestBot.Clock.Jump(TimeSpan.FromHours(72));
        await juma.Sees("Nobody has answered this yet.", "Ask somebody");

        await juma.Announces("The forum moves to Friday", "Doors open at 8.");
        await juma.Presses("Send", under: "The forum moves to Friday");
        await juma.Reads("Sent.");
        await barasa.Reads("The forum moves to Friday");
        Assert.DoesNotContain(amina.Screen, static seen => seen.Says("The forum moves to Friday"));
    }

    [Fact]
    public async Task Announcement_ByKindOfOrganisation_ReachesThoseOfThatKind()
    {
        var nekesa = await FirstAdministratorAsync();
        var barasa = await CoordinatorOfANewOrganisationAsync(nekesa);
        var juma = await MemberOfAKnownOrganisationAsync(nekesa);
        var amina = await InvitedOnTeamsAsync(barasa, "Amina", "Turkana cash");

        await barasa.Says("announce");
        await barasa.Submits("Continue", new() { ["Title"] = "For the field", ["Text"] = "Bring the lists.", ["Who gets it?"] = "By kind of organisation" });
        await barasa.Submits("Continue", new() { ["Which kinds of organisation?"] = "Non-governmental organisations" }, under: "Which kinds of organisation?");
        await barasa.Presses("Send", under: "For the field");
        await amina.Reads("For the field");
        await TestBot.SettleAsync();
        Assert.DoesNotContain(juma.Screen, static seen => seen.Says("For the field"));
    }

    [Fact]
    public async Task Organisation_InAnotherSpelling_IsTheSame_AndWhatAMemberTyped_ACoordinatorPutsRight()
    {
        var nekesa = await FirstAdministratorAsync();
        var barasa = await CoordinatorOfANewOrganisationAsync(nekesa);
        var amina = TestBot.StrangerOnTeams("Amina");
        await amina.Says(await TestBot.InviteAsync("Amina"));
        await amina.Reads("Welcome, Amina.");
        await amina.Says("profile");
        await amina.Submits("Save", new() { [Which] = "new" });
        await amina.Submits("Save", new() { ["What is its full name?"] = "U.N.I.C.E.F.", ["What kind of organisation is it?"] = "Media" }, under: "What is its full name?");
        await amina.Reads("Saved.");
        Assert.Equal("UNICEF", await OrganisationOfAsync("Amina"));

        await amina.Says("profile");
        await amina.Submits("Save", new() { [Which] = "new" });
        await amina.Submits("Save", new() { ["What is its full name?"] = "Turkana Cash Netwrok", ["What kind of organisation is it?"] = "Media" }, under: "What is its full name?");
        await amina.Reads("Saved.");
        await barasa.Says("organisations");
        await barasa.Reads("new, typed by Amina");
        await barasa.Presses("Change", under: "new, typed by Amina");
        var found = await barasa.Searches("known-organisations", "TCN");
        await barasa.Submits("Save", new() { ["Is it the same as another? Then choose that one."] = found["Turkana Cash Network (TCN)"] }, under: "Turkana Cash Netwrok");
        await barasa.Reads("Saved: Turkana Cash Network (TCN).");
        Assert.Equal("Turkana Cash Network (TCN)", await OrganisationOfAsync("Amina"));
    }

    [Fact]
    public async Task Lead_OnTeams_IsNamedAndRelieved_AndToldBoth()
    {
        var nekesa = await FirstAdministratorAsync();
        var barasa = await CoordinatorOfANewOrganisationAsync(nekesa);
        var amina = await InvitedOnTeamsAsync(barasa, "Amina", "tcn");
        await barasa.Says("lead");
        await barasa.Presses("Change", under: "Who leads the working groups");
        await barasa.Presses("Name a lead", under: "Nobody leads it yet");
        var found = await barasa.Searches("members", "Amina");
        await barasa.Submits("Make lead", new() { ["Who? A part of the name is enough."] = found["Amina, Turkana Cash Network (TCN)"] });
        await barasa.Reads("Led by: Amina");
        await amina.Sees("You now lead “Policy and System Strengthening”", "New announcement");
        await amina.Says("moderate");
        await amina.Reads("Moderate questions");

        await barasa.Presses("Amina leads no more", under: "Led by: Amina");
        await amina.Reads("You no longer lead “Policy and System Strengthening”.");
        await amina.Says("moderate");
        await amina.Reads("That is for the coordinators");
    }

    [Fact]
    public async Task Coordinator_SetsTheOrganisationOfSomebodyElse_AndAGuestHasALastDay()
    {
        var nekesa = await FirstAdministratorAsync();
        var barasa = await CoordinatorOfANewOrganisationAsync(nekesa);
        var lastDay = TestBot.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await barasa.Says("invite");
        await barasa.Submits("Make the code", new() { [Person] = "Gitonga", ["Role"] = "Guest" });
        await barasa.Submits("Make the code", new() { ["Until which day does the guest stay?"] = lastDay }, under: "Until which day does the guest stay?");
        var gitonga = TestBot.StrangerOnTelegram("Gitonga");
        await gitonga.Says(CommandLineRun.CodeIn((await barasa.Reads("An invitation for Gitonga")).Text));
        await gitonga.Reads("Welcome, Gitonga.");

        await barasa.Says("member");
        var who = await barasa.Searches("members", "Gitonga");
        await barasa.Submits("Show", new() { ["Whose? A part of the name is enough."] = who["Gitonga"] });
        await barasa.Presses("Change", under: "Gitonga");
        var found = await barasa.Searches("organisations", "world food");
        await barasa.Submits("Save", new() { [Which] = found["World Food Programme"], ["Where does this person work?"] = "Turkana" });
        await barasa.Reads("World Food Programme");
        Assert.Equal("World Food Programme", await OrganisationOfAsync("Gitonga"));

        TestBot.Clock.Jump(TimeSpan.FromDays(32));
        await gitonga.Says("open");
        await gitonga.Reads("Your membership is not active at the moment.");
    }

    /// <summary>Comes in by the command line, and is led on to the profile.</summary>
    private async Task<OnTelegram> FirstAdministratorAsync()
    {
        var code = await CommandLineRun.InviteAsync(TestBot, "Nekesa", "--role", "Administrator", "--organisation", "ndma");
        var nekesa = TestBot.StrangerOnTelegram("Nekesa");
        await nekesa.Says($"/start {code}");
        await nekesa.Reads("Welcome, Nekesa.");
        Assert.Equal("National Drought Management Authority", await OrganisationOfAsync("Nekesa"));

        await nekesa.Presses("Set up my profile");
        await nekesa.Presses("Financing and Sustainability", under: "Which working groups are you in?");
        await nekesa.Sees("Which working groups are you in?", "✓ Financing and Sustainability");
        await nekesa.Presses("Done", under: "Which working groups are you in?");
        await nekesa.Presses("Skip", under: "What do you know well?");
        await nekesa.Presses("Keep: National (all counties)", under: "Where do you work?");
        await nekesa.Reads("Saved. Questions that fit will find you.");
        Assert.DoesNotContain("Set up my profile", (await nekesa.Reads("What I can do for you")).Buttons);
        return nekesa;
    }

    /// <summary>The organisation is in no list: typed once, and its kind chosen.</summary>
    private async Task<OnTeams> CoordinatorOfANewOrganisationAsync(OnTelegram inviter)
    {
        await inviter.Says("/invite");
        await inviter.Reads(Person);
        await inviter.Says("Barasa");
        await inviter.Presses("Content coordinator", under: "Role");
        await inviter.Reads(Which);
        await inviter.Says("Turkana Cash Network (TCN)");
        await inviter.Presses("Keep: Turkana Cash Network (TCN)", under: "What is its full name?");
        await inviter.Presses("Non-governmental organisations", under: "What kind of organisation is it?");
        await inviter.Presses("Skip", under: "Does this person lead a working group?");
        await inviter.Presses("Make the code", under: "Turkana Cash Network (TCN)");
        var handedOver = await inviter.Reads("An invitation for Barasa");
        Assert.Contains("Content coordinator", handedOver.Text, StringComparison.Ordinal);
        Assert.Contains("Turkana Cash Network (TCN)", handedOver.Text, StringComparison.Ordinal);

        var barasa = TestBot.StrangerOnTeams("Barasa");
        await barasa.Says(CommandLineRun.CodeIn(handedOver.Text));
        await barasa.Reads("Welcome, Barasa.");
        await barasa.Presses("Set up my profile");
        await barasa.Submits("Save", new() { ["Which working groups are you in?"] = Asking.Group });
        await barasa.Reads("Saved. Questions that fit will find you.");
        return barasa;
    }

    private async Task<OnTelegram> MemberOfAKnownOrganisationAsync(OnTelegram inviter)
    {
        await inviter.Says("/invite");
        await inviter.Sees(Person, "Cancel");
        await inviter.Says("Juma");
        await inviter.Presses("Keep: Member", under: "Role");
        await inviter.Says("WFP");
        await inviter.Presses("Skip", under: "Does this person lead a working group?");
        await inviter.Presses("Make the code", under: "World Food Programme");
        var juma = TestBot.StrangerOnTelegram("Juma");
        await juma.Says(CommandLineRun.CodeIn((await inviter.Reads("An invitation for Juma")).Text));
        await juma.Reads("Welcome, Juma.");
        return juma;
    }

    private async Task BecomesLeadAsync(OnTelegram administrator, OnTelegram member)
    {
        await administrator.Says("/lead");
        var groups = await administrator.Reads("Who leads the working groups");
        await administrator.Presses(groups.Buttons.First(static label => label.StartsWith("4.", StringComparison.Ordinal)), under: "Who leads the working groups");
        await administrator.Presses("Name a lead", under: Asking.Group);
        await administrator.Reads("Who? A part of the name is enough.");
        await administrator.Says(member.Name);
        await administrator.Reads($"Led by: {member.Name}");
        await member.Sees($"You now lead “{Asking.Group}”", "New announcement");
        await member.Says("/help");
        await member.Reads("As lead of a working group you get the questions that nobody answered.");
        Assert.True(await TestBot.AskAsync(db => db.AuditLog.AnyAsync(entry => entry.Action == "group.lead" && entry.ActorId != null)));
    }

    private async Task<OnTeams> InvitedOnTeamsAsync(OnTeams coordinator, string name, string organisation)
    {
        await coordinator.Says("invite");
        var found = await coordinator.Searches("organisations", organisation);
        await coordinator.Submits("Make the code", new() { [Person] = name, [Which] = found["Turkana Cash Network (TCN)"] });
        var invited = TestBot.StrangerOnTeams(name);
        await invited.Says(CommandLineRun.CodeIn((await coordinator.Reads($"An invitation for {name}")).Text));
        await invited.Reads($"Welcome, {name}.");
        return invited;
    }

    private Task<string?> OrganisationOfAsync(string name) =>
        TestBot.AskAsync(db => db.Members.Where(member => member.Name == name).Select(member => member.Organisation!.Name).SingleOrDefaultAsync());
}
