using System.Globalization;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys.Events;

/// <summary>How an event is planned and published on either side, by somebody who may publish.</summary>
internal static class Planning
{
    private const string About = "What two years of community validation have shown.";

    /// <param name="where">What its kind asks besides, each by its label.</param>
    public static async Task Plans(this OnTeams organiser, string kind, string title, int days, Dictionary<string, string> where)
    {
        await organiser.Says("new event");
        await organiser.Presses(kind, under: "What kind of event is it?");
        await organiser.Submits("Save", new(where)
        {
            ["What is it called?"] = title,
            ["What is it about?"] = About,
            ["On which day?"] = organiser.Day(days),
            ["When does it begin?"] = "09:00",
            ["When does it end?"] = "11:00",
        });
        await organiser.Presses("Publish", under: title);
        await organiser.Reads("members see it and can register");
    }

    /// <summary>A brown-bag with one seat.</summary>
    public static async Task Plans(this OnTelegram organiser, string title, int days)
    {
        await organiser.Says("/newevent");
        await organiser.Presses("Brown-bag", under: "What kind of event is it?");
        await organiser.Answers("What is it called?", title);
        await organiser.Answers("What is it about?", About);
        await organiser.Answers("On which day?", organiser.Day(days));
        await organiser.Answers("When does it begin?", "12:30");
        await organiser.Presses("Keep: 13:30");
        await organiser.Answers("Where does one come to?", "Harambee House");
        await organiser.Presses("Seats in the room", under: "Anything else?");
        await organiser.Sees("Anything else?", "✓ Seats in the room");
        await organiser.Presses("Done", under: "Anything else?");
        await organiser.Answers("How many seats are in the room?", "1");
        await organiser.Presses("Save", under: "Is this right?");
        await organiser.Presses("Publish", under: title);
        await organiser.Sees("In the room", "Who comes");
    }

    public static async Task Answers(this OnTelegram person, string asked, string answer)
    {
        await person.Reads(asked);
        await person.Says(answer);
    }

    /// <summary>Finds the event among what is on, and opens its card.</summary>
    public static async Task Opens(this ChatUser person, string title, string register)
    {
        await person.Says(person is OnTelegram ? "/events" : "events");
        await person.Picks(title);
        await person.Sees(title, register);
    }

    /// <summary>Opens an entry of a list: a card has a button beside it, a phone one with its number and title.</summary>
    public static async Task<string> Picks(this ChatUser person, string title, string open = "Open") => await person.Presses(
        person is OnTelegram ? (await person.Reads($"1. {title}")).Buttons.First(static label => label.StartsWith("1. ", StringComparison.Ordinal)) : open, under: title);

    /// <summary>A day from today on, as Nairobi's calendar has it.</summary>
    public static string Day(this ChatUser person, int days) =>
        person.TestBot.Clock.GetUtcNow().AddHours(3).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
