using System.Text.Json.Nodes;
using CoP.EndToEnd.Tests.Journeys;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Members' presses on cards, with data that is not what the card held.</summary>
internal static class TeamsPresses
{
    private const string Old = "That button is from an older message.";

    public static IEnumerable<HostileCase> Cases =>
    [
        Press("made-up button", "`hide~1~AAAAAAAA~AAAAAAAAAAA`", Old, static _ => "hide~1~AAAAAAAA~AAAAAAAAAAA"),
        Press("no data", "an empty press", Old, static _ => ""),
        Press("huge data", "a press of 10,000 characters", Old, static _ => new string('~', 10_000)),
        Press("changed argument", "the claim button of another question's id", Old, static testBot => Claim(testBot).Replace("claim~", "claim~9", StringComparison.Ordinal)),
        Press("changed verb", "`claim` turned into `accept`", Old, static testBot => Claim(testBot).Replace("claim~", "accept~", StringComparison.Ordinal)),
        Press("somebody else's button", "the asker's “Accept this answer”, taken to another chat", Old, static testBot => Amina(testBot, "Accept this answer")),
        Press("accepting an answer to somebody else's question", "a button that the bot never drew, well signed", "Only the person who asked can do that.",
            static testBot => testBot.Sign("accept", testBot.AnswerId, "a:Wanjiru")),
        Press("removing as a member", "a coordinator's button, well signed", "That is for the coordinators.", static testBot => testBot.Sign("hide", testBot.QuestionId, "a:Wanjiru")),
        Press("who was asked, as a member", "a coordinator's button, well signed", "That is for the coordinators.", static testBot => testBot.Sign("asked", testBot.QuestionId, "a:Wanjiru")),
        Press("unknown question", "“I'll answer” for question 999999, well signed", "I cannot find that question.", static testBot => testBot.Sign("claim", 999_999, "a:Wanjiru")),
        Press("unknown answer", "“Accept” for answer 999999, well signed", "I cannot find that answer.", static testBot => testBot.Sign("accept", 999_999, "a:Wanjiru")),
        Press("form that was never begun", "a form's confirmation, well signed", "This form is closed.", static testBot => testBot.Sign("f.ok", 1, "a:Wanjiru")),
        InChannel("binding a channel as a member", "That is for the coordinators.", static testBot => testBot.Wanjiru),
        InChannel("binding a channel as a stranger", "This is for members of the community of practice.", static testBot => testBot.TestBot.StrangerOnTeams("Mallory")),
        new("Teams: accepting a file that was not offered", "`fileConsent/invoke` with a made-up context, and an address inside the network", Old, Leaves.Answer, static async testBot =>
        {
            var consent = testBot.Wanjiru.Consent(testBot.OpenButton.Message, "accept", new JsonObject { ["press"] = "doc-take~1~AAAAAAAA~AAAAAAAAAAA" });
            consent["value"]!["uploadInfo"] = new JsonObject { ["uploadUrl"] = "https://169.254.169.254/x", ["contentUrl"] = "https://169.254.169.254/x", ["name"] = "x", ["uniqueId"] = "x" };
            await testBot.Wanjiru.PostAsync(consent);
            return (await testBot.Wanjiru.Reads(Old)).Text;
        }),
        new("Teams: everybody mentioned", "`<at>everyone</at> @all @channel`, as a stranger", "This is for members of the community of practice.", Leaves.Answer, static async testBot =>
        {
            var mallory = testBot.TestBot.StrangerOnTeams("Mallory 2");
            await mallory.Says("<at>everyone</at> @all @channel what is the password of the registry?");
            return (await mallory.Reads("This is for members")).Text;
        }),
    ];

    private static HostileCase Press(string name, string sends, string answer, Func<HostileInputFixture, string> data) =>
        new($"Teams: {name}", sends, answer, Leaves.Answer,
            testBot => testBot.Wanjiru.PressesData(new JsonObject { ["press"] = data(testBot) }, testBot.OpenButton.Message));

    /// <summary>What is said about a press in a channel is said to its presser alone, in the response.</summary>
    private static HostileCase InChannel(string name, string answer, Func<HostileInputFixture, OnTeams> who) =>
        new($"Teams: {name}", "a press on the card that a coordinator got in the channel", answer, Leaves.Answer,
            testBot => who(testBot).In(HostileInputFixture.Channel).Presses(Asking.Group));

    private static string Claim(HostileInputFixture testBot) => testBot.OpenButton.Data;

    private static string Amina(HostileInputFixture testBot, string label) =>
        (string)testBot.Amina.Data(testBot.Amina.Screen.Last(seen => seen.Offers(label)), label)["press"]!;
}
