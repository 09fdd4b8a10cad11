using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>How a question is asked on either side, where a journey only needs one.</summary>
internal static class Asking
{
    public const string Group = "Complementary Programming and Standards";

    /// <summary>On Teams: one card, a preview, and off it goes.</summary>
    public static async Task Asks(this OnTeams asker, string title, string details = "We tried twice already.", string showName = "Yes")
    {
        await asker.Says("ask");
        await asker.Submits("Preview", new()
        {
            ["Your question in one line"] = title,
            ["Details"] = details,
            ["Working group"] = Group,
            ["County, or national"] = "Siaya",
            ["Show your name?"] = showName,
        });
        await asker.Presses("Send to the community", under: title);
        await asker.Reads("Not yet answered");
    }

    /// <summary>On Telegram: a few taps, a review, and off it goes.</summary>
    public static async Task Asks(this OnTelegram asker, string title, string details = "We tried twice already.")
    {
        await asker.Says("/ask");
        await asker.Reads("Your question in one line");
        await asker.Says(title);
        await asker.Reads("Details");
        await asker.Says(details);
        await asker.Presses(Group);
        await asker.Presses("Keep: National (all counties)");
        await asker.Presses("Keep: Yes");
        await asker.Presses("Send to the community", under: title);
        await asker.Reads("Not yet answered");
    }
}
