using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoP.EndToEnd.Tests.Journeys;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Markup in what people write arrives as the characters that they wrote, on both sides.</summary>
public sealed partial class InjectionTests : Journey
{
    public static TheoryData<string> Markup =>
    [
        "<b>bold</b> & <i>italic</i>?",
        "</b><a href=\"tg://user?id=1\">press me</a>?",
        "<script>alert(1)</script>?",
        "&lt;b&gt; twice &amp;amp;?",
        "[press me](https://evil.example) ![x](https://evil.example/x.png)?",
        "**bold** _under_ `code` ~~gone~~ ||spoiler||?",
        "# heading\t- list 1. item > quotation?",
        "{{DATE(2026-01-01T00:00:00Z, SHORT)}} ${title}?",
        "<at>everyone</at> @all @channel @CopTestBot /start?",
    ];

    [Theory]
    [MemberData(nameof(Markup))]
    public async Task Markup_InAQuestion_AndInAnAnswer_IsReadAsWords(string markup)
    {
        var amina = await TestBot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await TestBot.OnTelegramAsync("Juma");
        await amina.Asks(markup, details: markup);
        var card = await juma.Reads("You may know about this");
        Assert.Equal(2, card.Text.Split(markup).Length - 1);

        await juma.Replies("You may know about this", markup);
        await amina.Reads("Answer from Juma");
        await TestBot.SettleAsync();
        Assert.All(TestBot.Teams.Ledger.Where(static entry => entry.Method != "DELETE"), static entry => HoldsOnlyWords(JsonNode.Parse(entry.Body)!));
    }

    private static void HoldsOnlyWords(JsonNode activity)
    {
        Assert.Null(activity["entities"]); // Nobody is mentioned.
        if (CardReading.Card(activity) is { } card)
        {
            Assert.All(CardReading.Elements(card, "TextBlock"), static block => Assert.DoesNotMatch(UnescapedMark(), (string)block["text"]!));
            Assert.All(CardReading.Elements(card, "TextRun"), static run => Assert.DoesNotContain("{{", (string)run["text"]!, StringComparison.Ordinal));
        }
    }

    /// <summary>What a text block would read as a link, as markup or as a function.</summary>
    [GeneratedRegex(@"(?<!\\)[\[\]<>*_`{]")]
    private static partial Regex UnescapedMark();
}
