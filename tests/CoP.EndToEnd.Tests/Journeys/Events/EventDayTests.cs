using CoP.Community.Members;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Events;

/// <summary>A training: its speaker, the door, and what comes after it, over both channels and several restarts.</summary>
public sealed class EventDayTests : Journey
{
    private const string Title = "Targeting in practice";
    private const string Asked = "How often is the registry cleaned?";
    private const string Answer = "Every two years, by ward.";

    [Fact]
    public async Task Training_WithSpeakerDoorFeedbackAndRecording_LeavesNoQuestionOpen()
    {
        var kamau = await TestBot.OnTeamsAsync("Kamau", new MemberProfile { Role = Role.ContentCoordinator });
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        var njeri = await TestBot.OnTelegramAsync("Njeri");
        await kamau.Plans("Training", Title, days: 5, new() { ["Where does one come to?"] = "Harambee House" });

        await InvitesAsync(kamau, juma);
        await SpeaksAsync(juma);
        await kamau.Reads("The slides of Juma");
        await AsksThePanelAsync(amina, njeri);

        await SkipToAsync(await TestBot.AskAsync(static db => db.Events.Select(static one => one.StartsAt).SingleAsync()));
        await ChecksInAsync(kamau, amina, njeri);
        await SkipToAsync(TestBot.Clock.GetUtcNow().AddDays(1));
        await amina.Reads("This event is over.");
        await SkipToAsync(TestBot.Clock.GetUtcNow().AddHours(1)); // What is due after it has ended is looked for once a minute, and at the start.
        await AnswersAsync(amina, njeri, juma);
        await SharesAsync(kamau, amina);
        Assert.Equal([4, 5], await TestBot.AskAsync(static db => db.EventFeedback.OrderBy(static one => one.Score).Select(static one => one.Score).ToListAsync()));
    }

    /// <summary>The community's clock goes on while nobody is there.</summary>
    private Task SkipToAsync(DateTimeOffset time) => TestBot.RestartAsync(() =>
    {
        TestBot.Clock.Jump(time - TestBot.Clock.GetUtcNow());
        return Task.CompletedTask;
    });

    private static async Task InvitesAsync(OnTeams organiser, OnTelegram speaker)
    {
        await organiser.Presses("Speakers", under: Title);
        await organiser.Presses("Invite a speaker", under: $"Speakers: {Title}");
        await organiser.Submits("Invite", new() { ["Whom do you invite?"] = "A member", ["As what?"] = "Panellist" });
        await organiser.Submits("Invite", new() { ["Which member?"] = (await organiser.Searches("members", speaker.Name)).Values.First() }, under: "Which member?");
        await organiser.Reads($"{speaker.Name} is asked now.");
    }

    private static async Task SpeaksAsync(OnTelegram speaker)
    {
        await speaker.Presses("I'll speak", under: "asks you to be on the panel");
        await speaker.Answers("What should people know about the speaker?", "Cash transfers in Turkana since 2011.");
        await speaker.Presses("Send the slides", under: "Still missing");
        await speaker.Reads("Please send the file here.");
        speaker.Person.SendFile(new TelegramFile("targeting.pdf", "application/pdf", "%PDF-1.7"u8.ToArray()));
        await speaker.Reads("The slides are here, thank you.");
    }

    private static async Task AsksThePanelAsync(OnTeams asker, OnTelegram other)
    {
        await asker.Opens(Title, "Register");
        await asker.Presses("Register", under: Title);
        await asker.Presses("Show the event", under: "You have a seat at");
        await asker.Presses("Ask the panel", under: Title);
        await asker.Submits("Ask", new() { ["What would you like to ask?"] = Asked });
        await other.Opens(Title, "Questions to the panel");
        await other.Presses("Questions to the panel", under: Title);
        Assert.Contains("you hear the answer, too", await other.Picks(Asked), StringComparison.Ordinal);
    }

    /// <summary>One by the button, one by the number at the door, who had not registered.</summary>
    private static async Task ChecksInAsync(OnTeams organiser, OnTeams registered, OnTelegram walkIn)
    {
        await registered.Says("here");
        await registered.Presses("I'm here", under: Title);
        await registered.Reads("You were there. Thank you for coming.");
        await organiser.Presses("At the door", under: Title);
        await organiser.Presses("Code for a screen", under: Title);
        var number = (await organiser.Reads("The number is")).Text.Split("The number is ")[1][..6];
        await walkIn.Says($"/here {number}");
        await walkIn.Reads("there was a free seat: it is yours");
    }

    private static async Task AnswersAsync(OnTeams asker, OnTelegram other, OnTelegram speaker)
    {
        await asker.Presses("4", under: $"You were at “{Title}”");
        await other.Presses("5", under: $"You were at “{Title}”");
        await other.Presses("Skip", under: "What should stay as it was");
        await speaker.Picks(Asked, "Write the answer");
        await speaker.Answers("What is the answer?", Answer);
        await asker.Reads($"The panel of “{Title}” has answered you");
        await other.Reads("has answered what you wanted to know, too");
    }

    private static async Task SharesAsync(OnTeams organiser, OnTeams registered)
    {
        await organiser.Says("organise");
        await organiser.Picks(Title);
        await organiser.Presses("Recording and summary", under: Title);
        await organiser.Submits("Share", new() { ["Where is the recording?"] = "https://video.example.org/7", ["What came of it, in some lines?"] = "Register by ward." });
        await registered.Sees("What came of", "Watch or listen");
        await registered.Presses("Show the event", under: "What came of");
        await registered.Presses("Certificate", under: Title);
        await registered.Reads("Your certificate for");
    }
}
