using System.Text.Json.Nodes;
using CoP.Channels.Teams.Rendering;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing.Specs;
using CoP.Testing.Teams;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class RenderingTests
{
    private const string Chat = "a:chat";
    private static readonly ButtonTokens Tokens = new([9]);
    private static readonly TeamsRenderer Renderer = new(Tokens);

    private static readonly Message Rich = new()
    {
        Title = "Question 42",
        Operation = "abcdefgh",
        Blocks =
        [
            new Paragraph("How are grievances recorded?\nAnd by whom?\n\nThanks", Tone.Quote),
            new Facts(new Fact("Group", "TWG 1"), new Fact("County", "Kwale")),
            new Separator(),
            new Entry("Inua Jamii", "2 answers\nyesterday", new Button("Open", new Press("q.open", "42"))),
            new Paragraph("Something is wrong", Tone.Problem),
            new Paragraph("All good", Tone.Good),
            new Paragraph("20 November", Tone.Subtle),
        ],
        Buttons =
        [
            new ButtonRow([.. Enumerable.Range(1, 8).Select(number => new Button($"B{number}", new Press("a.b", $"{number}"), ButtonStyle.Primary))]),
            new ButtonRow(new Button("Delete", new Press("a.d"), ButtonStyle.Destructive), new Button("Read", null, Link: new Uri("https://example.org/a?b=c"))),
        ],
    };

    private static readonly Message Form = new()
    {
        Operation = "abcdefgh",
        Form = new FormPrompt(
            new CardPrompt(
                [new Paragraph("Your question")],
                [.. Enum.GetValues<InputKind>().Select(Input), Input(InputKind.Choice) with { Id = "ward", Dataset = "wards" }, Input(InputKind.Choices) with { Id = "long", Filtered = true }],
                [new CardButton(new Button("Send", new Press("form.submit"), ButtonStyle.Primary), true), new CardButton(new Button("Cancel", new Press("form.cancel")), false)]),
            new ChatPrompt([], [])),
    };

    private static CardInput Input(InputKind kind) => new(kind, $"field{kind}", $"Label {kind}")
    {
        Hint = "a hint",
        Required = true,
        RequiredMessage = "Please fill this in",
        Problem = "That was not a number",
        MaxLength = kind is InputKind.Text or InputKind.Multiline ? 100 : null,
        Value = kind == InputKind.Number ? "3.5" : "x",
        Options = [new("x", "The x"), new("y", "The y")],
    };

    [SpecFact(PublishedSpecs.Card)]
    public void Messages_AreValidCardsInValidActivities()
    {
        foreach (var message in new[] { Rich, Form, Message.Of("One sentence."), Message.Of("Two\nlines") })
        {
            Assert.Empty(TeamsStandIn.Problems(Renderer.Render(message, OutboxKind.Send, Chat).Single()));
        }
    }

    [SpecFact(PublishedSpecs.Card)]
    public void Validator_FindsWhatIsWrongWithACard()
    {
        foreach (var body in new[]
        {
            """{"type":"TextBlock"}""", """{"type":"TextBlock","text":"x","colour":"red"}""", """{"type":"Nothing"}""",
            """{"type":"Input.ChoiceSet","id":"a","style":"wild"}""", """{"type":"ActionSet","actions":[{"type":"Action.Execute","vreb":"x"}]}""",
        })
        {
            Assert.NotEmpty(PublishedSpecs.AdaptiveCard($$"""{"type":"AdaptiveCard","version":"1.5","body":[{{body}}]}"""));
        }
    }

    [Fact]
    public void Sentence_IsAPlainText()
    {
        Assert.Equal("""{"type":"message","textFormat":"plain","text":"Habari *yako*"}""", Renderer.Render(Message.Of("Habari *yako*"), OutboxKind.Send, Chat).Single());
    }

    [Fact]
    public void Buttons_CarryATokenSignedForTheConversation_AndFallBackToSubmit()
    {
        var action = Actions(Rich)[1];
        var token = (string)action["data"]!["press"]!;

        Assert.Equal((new Press("a.b", "1"), "abcdefgh"), Tokens.Read(token, Chat));
        Assert.Equal(("Action.Execute", "a.b", "none"), ((string)action["type"]!, (string)action["verb"]!, (string)action["associatedInputs"]!));
        Assert.Equal(("Action.Submit", token), ((string)action["fallback"]!["type"]!, (string)action["fallback"]!["data"]!["press"]!));
    }

    [Fact]
    public void ButtonsBesideThingsOfAList_TellAScreenReaderWhichOneTheyOpen() =>
        Assert.Equal("Open: Inua Jamii", (string?)Actions(Rich)[0]["tooltip"]);

    [Fact]
    public void Rows_OfMoreThanSix_AreSplit()
    {
        var sets = Find(Card(Rich), "ActionSet").Select(set => set["actions"]!.AsArray().Count).ToArray();

        Assert.Equal([1, 6, 2, 2], sets);
    }

    [Fact]
    public void FormButtons_TakeTheInputsAlong_OnlyWhenTheySubmit()
    {
        Assert.Equal(["auto", "none"], Actions(Form).Select(action => (string)action["associatedInputs"]!));
    }

    [Theory]
    [InlineData(InputKind.Text, "", true)]
    [InlineData(InputKind.Text, "a draft", false)]
    [InlineData(InputKind.Choice, "", false)]
    [InlineData(InputKind.Choices, "", false)]
    [InlineData(InputKind.Toggle, "", false)]
    [InlineData(InputKind.Time, "", false)]
    public void Hint_StandsInsideWhereItIsSeenThere_ElseBelow_NeverTwice(InputKind kind, string draft, bool inside)
    {
        var card = Card(Asking(Input(kind) with { Value = draft, Problem = null }));

        var below = Find(card, "TextRun").Where(static run => (string)run["text"]! == "a hint").ToList();
        Assert.Equal(inside, InputOf(card)["placeholder"] is not null);
        Assert.Equal(inside ? 0 : 1, below.Count);
        Assert.All(below, static run => Assert.Equal((true, "small"), ((bool)run["isSubtle"]!, (string)run["size"]!)));
    }

    [Fact]
    public void Hint_OfAListThatOpens_StandsInside_AndBelowOnceSomethingIsChosen()
    {
        var list = Input(InputKind.Choice) with { Dataset = "wards", Problem = null };

        Assert.NotNull(InputOf(Card(Asking(list with { Value = null })))["placeholder"]);
        Assert.Null(InputOf(Card(Asking(list)))["placeholder"]);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void Link_OfAnotherScheme_IsLeftOut(string address)
    {
        var message = Rich with { Blocks = [], Buttons = [new ButtonRow(new Button("x", null, Link: new Uri(address)))] };

        Assert.Empty(Actions(message));
    }

    [Theory]
    [InlineData("[free money](https://evil.example)", "\\[free money\\](https://evil.example)")]
    [InlineData("**bold** _i_ `c`", "\\*\\*bold\\*\\* \\_i\\_ \\`c\\`")]
    [InlineData("<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>")]
    [InlineData("# a", "\\# a")]
    [InlineData("1. a", "1\\. a")]
    [InlineData("{{DATE(2026-11-20T00:00:00Z)}}", "\\{\\{DATE(2026-11-20T00:00:00Z)\\}\\}")]
    public void Title_OfAMember_IsNotReadAsMarkdown(string title, string expected)
    {
        Assert.Equal(expected, (string)Find(Card(Rich with { Title = title }), "TextBlock").Single()["text"]!);
    }

    [Fact]
    public void Words_OfAMember_StandInTextRuns_WithoutFunctions()
    {
        var runs = Find(Card(new Message { Title = "t", Blocks = [new Paragraph("[a](b) **c** {{TIME(x)}}")] }), "TextRun");

        Assert.Equal("[a]\u2060(b) **c** {\u2060{TIME(x)}}", (string)runs.Single()["text"]!);
    }

    [Fact]
    public void LongMessage_IsSentInParts_AndEditedInOne()
    {
        var message = Rich with { Blocks = [.. Enumerable.Repeat(new Paragraph(string.Concat(Enumerable.Repeat("neno ", 3000))), 10)] };

        var parts = Renderer.Render(message, OutboxKind.Send, Chat);
        var edit = Renderer.Render(message, OutboxKind.Edit, Chat).Single();

        Assert.True(parts.Length > 1);
        Assert.All(parts.Add(edit), part => Assert.True(part.Length <= TeamsRenderer.Limit));
        Assert.Contains("Delete", edit, StringComparison.Ordinal);
        Assert.Single(parts, part => part.Contains("\"Delete\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Message_RenderedTwice_GivesTheSameBytes() =>
        Assert.Equal(Renderer.Render(Rich, OutboxKind.Send, Chat).AsEnumerable(), Renderer.Render(Rich, OutboxKind.Send, Chat).AsEnumerable());

    private static Message Asking(CardInput input) => new() { Form = new FormPrompt(new CardPrompt([], [input], []), new ChatPrompt([], [])) };

    private static JsonNode InputOf(JsonNode card) =>
        card["body"]!.AsArray().Single(static element => ((string)element!["type"]!).StartsWith("Input.", StringComparison.Ordinal))!;

    private static JsonNode Card(Message message) =>
        JsonNode.Parse(Renderer.Render(message, OutboxKind.Send, Chat).Single())!["attachments"]![0]!["content"]!;

    private static List<JsonNode> Actions(Message message) =>
        [.. Find(Card(message), "ActionSet").SelectMany(set => set["actions"]!.AsArray()).Select(action => action!)];

    private static IEnumerable<JsonNode> Find(JsonNode? node, string type)
    {
        var self = node is JsonObject element && element["type"]?.ToString() == type ? new[] { node } : [];
        var children = node switch { JsonObject fields => fields.Select(field => field.Value), JsonArray list => list, _ => Enumerable.Empty<JsonNode?>() };
        return self.Concat(children.SelectMany(child => Find(child, type)));
    }
}
