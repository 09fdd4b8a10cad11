using System.Text.Json.Nodes;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using CoP.Testing.Specs;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>The message extension, over HTTP.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public async Task Query_AnswersWithCardsToInsert_EachWithAPreview()
    {
        await using var host = await TeamsHost.StartAsync();

        var answer = await QueryAsync(host, new JsonArray(new JsonObject { ["name"] = "text", ["value"] = "turkana" }), skip: 10);

        Assert.Equal(("turkana", 10), (host.Inline.Asked.Single().Typed, host.Inline.Asked[0].Offset));
        var extension = answer["composeExtension"]!;
        Assert.Equal(("result", "list"), ((string)extension["type"]!, (string)extension["attachmentLayout"]!));
        var attachment = Assert.Single(extension["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string)attachment["contentType"]!);
        Assert.Equal("Targeting <in> Turkana & beyond", (string)attachment["preview"]!["content"]!["title"]!);
        Assert.Equal("https://example.org/open", (string)attachment["content"]!["actions"]![0]!["url"]!);
        Assert.Empty(PublishedSpecs.AreHere ? PublishedSpecs.AdaptiveCard(attachment["content"]!.ToJsonString()) : []);
        Assert.Empty(host.Turns.Incoming);
    }

    [Fact]
    public async Task Query_BeforeAnythingIsTyped_AsksForWhatIsNew()
    {
        await using var host = await TeamsHost.StartAsync();
        await QueryAsync(host, new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }), skip: 0);
        Assert.Equal(("", 0), (host.Inline.Asked.Single().Typed, host.Inline.Asked[0].Offset));
    }

    [Fact]
    public async Task Query_OfAStranger_SaysWhyThereIsNothing()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Inline.Answer = new InlineResults(IsMember: false, "For members only", [], Next: null);
        var answer = await QueryAsync(host, [], skip: 0);
        Assert.Equal(("message", "For members only"), ((string)answer["composeExtension"]!["type"]!, (string)answer["composeExtension"]!["text"]!));
    }

    [Fact]
    public async Task Ask_OnAMessage_OpensTheFormWithItsWords_AndSaysWhere()
    {
        await using var host = await TeamsHost.StartAsync();
        var activity = host.Person.Activity("invoke", "f:1", static activity =>
        {
            activity["name"] = "composeExtension/fetchTask";
            activity["value"] = new JsonObject { ["commandId"] = "ask", ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Who pays <b>guardians</b>?</p><script>alert(1)</script>" } } };
        });

        var answer = await AnswerAsync(host, activity);

        Assert.Equal("message", (string)answer["task"]!["type"]!);
        Assert.Contains("gumzo letu", (string)answer["task"]!["value"]!, StringComparison.Ordinal);
        var begun = Assert.Single(host.Turns.Incoming);
        Assert.Equal(("/ask Who pays guardians?", "a:home"), (Assert.IsType<MessageReceived>(begun.What).Text, begun.Where.ExternalId));
    }

    [Fact]
    public async Task Save_OnAMessage_OpensTheFormOfAnActionPoint_AndAnotherCommandNothing()
    {
        await using var host = await TeamsHost.StartAsync();

        var answer = await AnswerAsync(host, OnMessage(host, "action"));

        Assert.Contains("Jambo la kutekeleza", (string)answer["task"]!["value"]!, StringComparison.Ordinal);
        Assert.Equal("/action Send the list.", Assert.IsType<MessageReceived>(Assert.Single(host.Turns.Incoming).What).Text);
        using var other = await host.Person.PostAsync(host.Base, OnMessage(host, "invite"));
        Assert.Equal(400, (int)other.StatusCode);
        Assert.Single(host.Turns.Incoming);
    }

    private static JsonObject OnMessage(TeamsHost host, string command) => host.Person.Activity("invoke", "f:1", activity =>
    {
        activity["name"] = "composeExtension/fetchTask";
        activity["value"] = new JsonObject { ["commandId"] = command, ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Send the list.</p>" } } };
    });

    private static Task<JsonNode> QueryAsync(TeamsHost host, JsonArray parameters, int skip) => AnswerAsync(host, host.Person.Activity("invoke", "f:1", activity =>
    {
        activity["name"] = "composeExtension/query";
        activity["value"] = new JsonObject { ["commandId"] = "find", ["parameters"] = parameters, ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = 25 } };
    }));

    private static async Task<JsonNode> AnswerAsync(TeamsHost host, JsonObject activity)
    {
        using var response = await host.Person.PostAsync(host.Base, activity);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
