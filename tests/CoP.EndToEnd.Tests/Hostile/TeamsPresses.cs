using System.Text.Json.Nodes;
using CoP.EndToEnd.Tests.Journeys;
using CoP.EndToEnd.Tests.Staging;

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
        Press("changed argument", "the claim button of another question's id", Old, static stage => Claim(stage).Replace("claim~", "claim~9", StringComparison.Ordinal)),
        Press("changed verb", "`claim` turned into `accept`", Old, static stage => Claim(stage).Replace("claim~", "accept~", StringComparison.Ordinal)),
        Press("somebody else's button", "the asker's “Accept this answer”, taken to another chat", Old, static stage => Amina(stage, "Accept this answer")),
        Press("accepting an answer to somebody else's question", "a button that the bot never drew, well signed", "Only the person who asked can do that.",
            static stage => stage.Sign("accept", stage.AnswerId, "a:Wanjiru")),
        Press("removing as a member", "a coordinator's button, well signed", "That is for the coordinators.", static stage => stage.Sign("hide", stage.QuestionId, "a:Wanjiru")),
        Press("who was asked, as a member", "a coordinator's button, well signed", "That is for the coordinators.", static stage => stage.Sign("asked", stage.QuestionId, "a:Wanjiru")),
        Press("unknown question", "“I'll answer” for question 999999, well signed", "I cannot find that question.", static stage => stage.Sign("claim", 999_999, "a:Wanjiru")),
        Press("unknown answer", "“Accept” for answer 999999, well signed", "I cannot find that answer.", static stage => stage.Sign("accept", 999_999, "a:Wanjiru")),
        Press("form that was never begun", "a form's confirmation, well signed", "This form is closed.", static stage => stage.Sign("f.ok", 1, "a:Wanjiru")),
        InChannel("binding a channel as a member", "That is for the coordinators.", static stage => stage.Wanjiru),
        InChannel("binding a channel as a stranger", "This is for members of the community of practice.", static stage => stage.Stage.StrangerOnTeams("Mallory")),
        new("Teams: everybody mentioned", "`<at>everyone</at> @all @channel`, as a stranger", "This is for members of the community of practice.", Leaves.Answer, static async stage =>
        {
            var mallory = stage.Stage.StrangerOnTeams("Mallory 2");
            await mallory.Says("<at>everyone</at> @all @channel what is the password of the registry?");
            return (await mallory.Reads("This is for members")).Text;
        }),
    ];

    private static HostileCase Press(string name, string sends, string answer, Func<HostileStage, string> data) =>
        new($"Teams: {name}", sends, answer, Leaves.Answer,
            stage => stage.Wanjiru.PressesData(new JsonObject { ["press"] = data(stage) }, stage.OpenButton.Message));

    /// <summary>What is said about a press in a channel is said to its presser alone, in the response.</summary>
    private static HostileCase InChannel(string name, string answer, Func<HostileStage, OnTeams> who) =>
        new($"Teams: {name}", "a press on the card that a coordinator got in the channel", answer, Leaves.Answer,
            stage => who(stage).In(HostileStage.Channel).Presses(Asking.Group));

    private static string Claim(HostileStage stage) => stage.OpenButton.Data;

    private static string Amina(HostileStage stage, string label) =>
        (string)stage.Amina.Data(stage.Amina.Screen.Last(seen => seen.Offers(label)), label)["press"]!;
}
