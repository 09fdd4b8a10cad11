using System.Text.Json.Nodes;
using CoP.Channels.Teams.Rendering;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing.Specs;
using CoP.Testing.Teams;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class FormattedTests
{
    private static readonly TeamsRenderer Renderer = new(new ButtonTokens([9]));
    private static readonly MessageFile Poster = new(17, "the poster.png", "image/png", "A poster");

    [Theory]
    [InlineData("**bold** and *soft*", "**bold** and _soft_")]
    [InlineData("***both***", "**_both_**")]
    [InlineData("- pen\n- paper", "- pen\r- paper")]
    [InlineData("1. a\n2. b", "1. a\r2. b")]
    [InlineData("[the form](https://x.go.ke/(a)?b=c)", "[the form](https://x.go.ke/%28a%29?b=c)")]
    [InlineData("# no heading", "\\# no heading")]
    [InlineData("snake_case {{DATE(2026-01-01)}}", "snake\\_case \\{\\{DATE(2026-01-01)\\}\\}")]
    [InlineData("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("\\*\\*not bold\\*\\*", "\\*\\*not bold\\*\\*")]
    public void Markup_BecomesTheCardsOwn(string markup, string expected) =>
        Assert.Equal(expected, (string)Body(new Message { Blocks = [new Formatted(markup)] })[0]!["text"]!);

    [SpecFact(PublishedSpecs.Card)]
    public void RichMessages_AreValidCards()
    {
        var message = new Message
        {
            Title = "Meeting",
            File = Poster,
            Blocks = [new Formatted("Hello\n\n- a\n  1. b\n- c\n\nbye"), new Sample("On a desk", new Message { File = Poster, Blocks = [new Formatted("*x*")] }, AsChat: false)],
        };

        Assert.Empty(TeamsStandIn.Problems(Render(message)));
        Assert.Empty(TeamsStandIn.Problems(Render(message with { File = Poster with { ContentType = "application/pdf", Name = "a b.pdf" } })));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sample_HasNothingToPress(bool asChat)
    {
        var inner = new Message
        {
            Title = "Meeting",
            File = Poster with { ContentType = "application/pdf" },
            Blocks = [new Entry("One", null, new Button("Open", new Press("q.open", "1")))],
            Buttons = [new ButtonRow(new Button("I have read it", new Press("a.ack", "1")))],
        };

        var wire = Render(new Message { Blocks = [new Sample("Preview", inner, asChat)] });

        Assert.DoesNotContain("\"actions\"", wire, StringComparison.Ordinal);
        Assert.Contains("[ I have read it ]", wire, StringComparison.Ordinal);
        Assert.Contains("\"style\":\"emphasis\"", wire, StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsAPictureWithItsWords_OrALink()
    {
        var picture = Body(new Message { File = Poster })[0]!;
        var document = Body(new Message { File = Poster with { ContentType = "application/pdf" } })[0]!["actions"]![0]!;

        Assert.Equal(("cop-file:17/the%20poster.png", "A poster"), ((string)picture["url"]!, (string)picture["altText"]!));
        Assert.Equal("Action.OpenUrl", (string)document["type"]!);
    }

    private static JsonArray Body(Message message) => JsonNode.Parse(Render(message))!["attachments"]![0]!["content"]!["body"]!.AsArray();

    private static string Render(Message message) => Assert.Single(Renderer.Render(message, OutboxKind.Send, "a:chat"));
}
