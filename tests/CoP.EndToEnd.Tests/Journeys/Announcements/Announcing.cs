using CoP.EndToEnd.Tests.Staging;

namespace CoP.EndToEnd.Tests.Journeys.Announcements;

/// <summary>How an announcement to a working group is written on either side, up to its preview.</summary>
internal static class Announcing
{
    public static async Task Announces(this OnTeams author, string title, string text)
    {
        await author.Says("announce");
        await author.Submits("Continue", new()
        {
            ["Title"] = title,
            ["Text"] = text,
            ["Who gets it?"] = "By working group",
            ["Anything else?"] = "A button “I have read it”",
        });
        await author.Submits("Continue", new() { ["Which working groups?"] = Asking.Group }, under: "Which working groups?");
        await author.Sees(title, "Send");
    }

    public static async Task Announces(this OnTelegram author, string title, string text)
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
        await author.Presses("Skip", under: "Anything else?");
        await author.Sees(title, "Send");
    }
}
