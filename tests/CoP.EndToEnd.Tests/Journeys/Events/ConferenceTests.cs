using CoP.Community.Events;
using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Events;

/// <summary>A conference with a session, over both channels: one seat there, one here, and what was agreed in the end.</summary>
public sealed class ConferenceTests : Journey
{
    private const string Conference = "National conference";
    private const string Session = "Registries that talk";
    private const string Agreed = "Share the list of wards.";

    [Fact]
    public async Task Session_NeedsASeatAtItsConference_AndIsLeftWithIt_AndWhatWasAgreedIsRead()
    {
        var kamau = await TestBot.OnTeamsAsync("Kamau", new MemberProfile { Role = Role.ContentCoordinator });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await kamau.Plans("Conference", Conference, days: 4, new() { ["Where does one come to?"] = "Harambee House" });
        await AddsASessionAsync(kamau);

        await juma.Opens(Conference, "Programme");
        await juma.Presses("Programme", under: Conference);
        await juma.Picks(Session);
        await juma.Presses("To the conference", under: "register for the conference first");
        await juma.Presses("Register", under: Conference);
        await juma.Reads($"You have a seat at “{Conference}”");
        await juma.Presses("Programme", under: Conference);
        await juma.Picks(Session);
        await juma.Presses("I'll come", under: Session);
        await juma.Reads($"You have a seat at “{Session}”");

        await juma.Presses("Not going", under: $"You have a seat at “{Conference}”");
        await TestBot.SettleAsync();
        Assert.Equal([RegistrationState.Left, RegistrationState.Left], await TestBot.AskAsync(static db => db.Registrations.Select(static one => one.State).ToListAsync()));

        await juma.Presses("Register", under: Conference);
        await AgreesAsync(kamau, juma);
    }

    private static async Task AddsASessionAsync(OnTeams organiser)
    {
        await organiser.Presses("Sessions", under: Conference);
        await organiser.Presses("Add a session", under: $"Sessions: {Conference}");
        await organiser.Submits("Save", new()
        {
            ["What is it called?"] = Session,
            ["What is it about?"] = "How three became one.",
            ["On which day?"] = organiser.Day(4),
            ["When does it begin?"] = "09:30",
            ["When does it end?"] = "10:30",
            ["In which room is it?"] = "Room 2",
        });
        await organiser.Sees(Session, "Who comes");
    }

    private async Task AgreesAsync(OnTeams organiser, OnTelegram member)
    {
        var start = await TestBot.AskAsync(static db => db.Events.Where(static one => one.ParentId == null).Select(static one => one.StartsAt).SingleAsync());
        await TestBot.RestartAsync(() =>
        {
            TestBot.Clock.Jump(start - TestBot.Clock.GetUtcNow());
            return Task.CompletedTask;
        });
        await organiser.Says("organise");
        await organiser.Picks(Conference);
        await organiser.Presses("Action points", under: Conference);
        await organiser.Presses("Add an action point", under: $"Action points: {Conference}");
        await organiser.Submits("Save", new() { ["What is to be done?"] = Agreed, ["Who does it?"] = "Another member" });
        await organiser.Submits("Save", new() { ["Which member?"] = (await organiser.Searches("members", member.Name)).Values.First() }, under: "Which member?");
        await member.Reads("it was agreed that you do this");
        await member.Presses("Where it comes from", under: Agreed);
        await member.Reads($"• {Agreed} · {member.Name}");
    }
}
