using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Telegram;

namespace CoP.EndToEnd.Tests.Journeys.Announcements;

/// <summary>How an announcement to a working group is written on either side, up to its preview.</summary>
internal static class Announcing
{
    private const string Receipt = "A button “I have read it”";

    /// <param name="more">What is chosen besides, with a bar between.</param>
    /// <param name="then">What that opens, by its label.</param>
    public static async Task Announces(
        this OnTeams author, string title, string text, string more = Receipt, Dictionary<string, string>? then = null)
    {
        await author.Says("announce");
        await author.Submits("Continue", new()
        {
            ["Title"] = title,
            ["Text"] = text,
            ["Who gets it?"] = "By working group",
            ["Anything else?"] = more,
        });
        await author.Submits("Continue", new(then ?? []) { ["Which working groups?"] = Asking.Group }, under: "Which working groups?");
        await author.Sees(title, "Send me a test");
    }

    public static async Task Announces(this OnTelegram author, string title, string text)
    {
        await author.WritesUpToExtras(title, text);
        await author.Presses("Skip", under: "Anything else?");
        await author.Sees(title, "Send");
    }

    public static async Task Announces(this OnTelegram author, string title, string text, TelegramFile file)
    {
        await author.WritesUpToExtras(title, text);
        await author.Presses("A picture or document", under: "Anything else?");
        await author.Sees("Anything else?", "✓ A picture or document");
        await author.Presses("Done", under: "Anything else?");
        await author.Reads("Which picture or document?");
        author.Person.SendFile(file);
        await author.Sees(title, "Send");
    }

    private static async Task WritesUpToExtras(this OnTelegram author, string title, string text)
    {
        await author.Says("/announce");
        await author.Reads("Title");
        await author.Says(title);
        await author.Reads("Plain words are fine.");
        await author.Says(text);
        await author.Presses("By working group", under: "Who gets it?");
        await author.Sees("Who gets it?", "✓ By working group");
        await author.Presses("Done", under: "Who gets it?");
        await author.Presses(Asking.Group, under: "Which working groups?");
        await author.Sees("Which working groups?", $"✓ {Asking.Group}");
        await author.Presses("Done", under: "Which working groups?");
    }
}
