using System.Data.Common;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Teams.Answering;
using CoP.Channels.Tests.Files;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing;
using CoP.Testing.Teams;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class EndpointTests
{
    private const string AnswerInBytes =
        """
        {"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","version":"1.5",
        "speak":"Asante “sana” \u003Cb\u003E\u0026 \u0027é\u0027 \\ \uD83D\uDE42. One \u0022two\u0022 \u002B ሰላም 漢字",
        "fallbackText":"Asante “sana” \u003Cb\u003E\u0026 \u0027é\u0027 \\ \uD83D\uDE42. One \u0022two\u0022 \u002B ሰላም 漢字",
        "body":[{"type":"TextBlock","text":"Asante “sana” \\\u003Cb\\\u003E\\\u0026 \u0027é\u0027 \\\\ \uD83D\uDE42","style":"heading","size":"large","weight":"bolder","wrap":true},
        {"type":"Image","url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAA=","altText":"A poster","size":"stretch"},{"type":"RichTextBlock","spacing":"default","inlines":[{"type":"TextRun","text":"One"}]},{"type":"RichTextBlock","spacing":"none","inlines":[{"type":"TextRun","text":"\u0022two\u0022 \u002B ሰላም 漢字"}]}]}}
        """;

    [Theory]
    [InlineData("", 400)]
    [InlineData("not json", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"id":"1"}""", 400)]
    [InlineData("""{"type":"message","type":"invoke"}""", 400)]
    public async Task Body_ThatIsNoActivity_IsRefused(string body, int expected)
    {
        await using var host = await TeamsHost.StartAsync();

        using var response = await TeamsPerson.PostAsync(host.Base, body, null);

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task Body_ThatIsTooLargeOrTooDeep_IsRefused()
    {
        await using var host = await TeamsHost.StartAsync();
        using var large = await TeamsPerson.PostAsync(host.Base, $$"""{"type":"message","text":"{{new string('a', 300_000)}}"}""", null);
        using var deep = await TeamsPerson.PostAsync(host.Base, $$"""{"type":"message","value":{{new string('[', 100)}}{{new string(']', 100)}}}""", null);

        Assert.Equal((413, 400), ((int)large.StatusCode, (int)deep.StatusCode));
    }

    [Fact]
    public async Task OtherVerbs_AreNotAllowed()
    {
        await using var host = await TeamsHost.StartAsync();
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(host.Base, "/api/messages"));

        Assert.Equal(405, (int)response.StatusCode);
    }

    [Fact]
    public async Task Press_IsAnsweredWithTheNewCard()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Turns.Answer = static () => Task.FromResult(new TurnOutcome(new Message { Title = "Thanks", Operation = "abcdefgh" }));

        var answer = await InvokeAsync(host, host.Person.Press("token", new JsonObject { ["county"] = "kwale", ["agree"] = true, ["many"] = 3 }));

        var incoming = host.Turns.Incoming.Single();
        var pressed = Assert.IsType<ButtonPressed>(incoming.What);
        Assert.True(incoming.AnswersInResponse);
        Assert.Equal(("token", "1795218665000"), (pressed.Token, pressed.MessageId));
        Assert.Equal(["agree=true", "county=kwale", "many=3"], pressed.Values.Select(pair => $"{pair.Key}={pair.Value}").Order());
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string)answer["type"]!);
        Assert.Equal("AdaptiveCard", (string)answer["value"]!["type"]!);
    }

    [Fact]
    public async Task Press_IsAnsweredWithTheSameBytes_WhateverScriptAndFileTheCardHas()
    {
        await using var host = await TeamsHost.StartAsync();
        host.StoredFiles.Files[17] = new FileContent("poster.png", "image/png", MemoryFiles.Png);
        host.Turns.Answer = static () => Task.FromResult(new TurnOutcome(new Message
        {
            Title = "Asante “sana” <b>& 'é' \\ 🙂",
            Blocks = [new Paragraph("One\n\"two\" + ሰላም 漢字")],
            File = new MessageFile(17, "poster.png", "image/png", "A poster"),
            Operation = "abcdefgh",
        }));

        using var response = await host.Person.PostAsync(host.Base, host.Person.Press("token"));

        Assert.Equal(AnswerInBytes.ReplaceLineEndings(""), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Press_WithoutANewCard_LeavesTheCard_WithATextThatIsNotEmpty()
    {
        await using var host = await TeamsHost.StartAsync();

        var answer = await InvokeAsync(host, host.Person.Press("token"));

        Assert.Equal((200, "application/vnd.microsoft.activity.message", "✓"), ((int)answer["statusCode"]!, (string)answer["type"]!, (string)answer["value"]!));
    }

    [Fact]
    public async Task Press_ThatTakesLongerThanItsBudget_IsAnsweredInTime()
    {
        await using var host = await TeamsHost.StartAsync();
        var end = new TaskCompletionSource<TurnOutcome>();
        host.Turns.Answer = () => end.Task;

        var answer = InvokeAsync(host, host.Person.Press("token"));
        await host.Clock.AsleepAsync(InvokeHandler.Budget);
        host.Clock.Advance(InvokeHandler.Budget);

        Assert.Contains("Bado tunashughulikia", (string)(await answer)["value"]!, StringComparison.Ordinal);
        Assert.Single(host.Backlog.Promised); // It was written down before anybody claimed it.
        end.SetResult(new TurnOutcome());
    }

    [Fact]
    public async Task Press_ThatTakesLong_AndCannotBeWrittenDownInTime_IsNotClaimed()
    {
        await using var host = await TeamsHost.StartAsync();
        var end = new TaskCompletionSource<TurnOutcome>();
        host.Turns.Answer = () => end.Task;
        host.Backlog.Before = static cancel => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);

        var answer = host.PostAsync(host.Person.Press("token"));
        await host.Clock.AsleepAsync(InvokeHandler.Budget);
        host.Clock.Advance(InvokeHandler.Budget);
        await host.Clock.AsleepAsync(InvokeHandler.ToPromise);
        host.Clock.Advance(InvokeHandler.ToPromise);

        Assert.Equal(503, await answer);
        end.SetResult(new TurnOutcome());
    }

    [Fact]
    public async Task Search_AnswersWithTitlesAndValues()
    {
        await using var host = await TeamsHost.StartAsync();
        var search = host.Person.Activity("invoke", "f:1", static activity =>
        {
            activity["name"] = "application/search";
            activity["value"] = new JsonObject { ["queryText"] = "kwa", ["dataset"] = "wards" };
        });

        var answer = await InvokeAsync(host, search);

        Assert.Equal("application/vnd.microsoft.search.searchResponse", (string)answer["type"]!);
        Assert.Equal("wards-1", (string)answer["value"]!["results"]![0]!["value"]!);
    }

    [Theory]
    [InlineData("task/fetch", 501)]
    [InlineData("composeExtension/submitAction", 501)]
    [InlineData("composeExtension/fetchTask", 400)]
    [InlineData("signin/verifyState", 501)]
    [InlineData("adaptiveCard/action", 400)]
    public async Task Invoke_ThatIsNotOurs_IsSaidToBeUnknown(string name, int expected)
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.Equal(expected, await host.PostAsync(host.Person.Activity("invoke", "f:1", activity => activity["name"] = name)));
        Assert.Empty(host.Turns.Incoming);
    }

    [Fact]
    public async Task Database_WhenOutOfReach_IsAnsweredWith503()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Turns.Answer = static () => throw new NoDatabaseException();

        Assert.Equal((503, 503), (await host.PostAsync(host.Person.Message("x")), await host.PostAsync(host.Person.Press("x"))));
    }

    [Fact]
    public async Task Off_InDevelopment_TakesUnsignedActivitiesFromThisMachine_AndSendsNoToken()
    {
        await using var host = await TeamsHost.StartAsync(new() { ["Teams:Authentication"] = "Off" });

        using var response = await TeamsPerson.PostAsync(host.Base, host.Person.Message("x").ToJsonString(), null);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(0, host.Teams.TokensIssued);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7", "application/json")]
    [InlineData("Forwarded", "for=203.0.113.7", "application/json")]
    [InlineData("Via", "1.1 proxy", "application/json")]
    [InlineData("Host", "bot.example.org", "application/json")]
    [InlineData("Host", "localhost.example.org", "application/json")]
    [InlineData("X-Other", "x", "text/plain")]
    public async Task Off_BehindAProxyOrFromAPage_IsRefused(string header, string value, string contentType)
    {
        await using var host = await TeamsHost.StartAsync(new() { ["Teams:Authentication"] = "Off" });
        using var client = new HttpClient();
        using var content = new StringContent(host.Person.Message("x").ToJsonString(), System.Text.Encoding.UTF8, contentType);
        client.DefaultRequestHeaders.Add(header, value);

        using var response = await client.PostAsync(new Uri(host.Base, "/api/messages"), content);

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Empty(host.Turns.Incoming);
    }

    [Fact]
    public async Task Turn_ThatTakesLongerThanASecond_ShowsThatSomebodyIsAtWork()
    {
        await using var host = await TeamsHost.StartAsync();
        var end = new TaskCompletionSource<TurnOutcome>();
        host.Turns.Answer = () => end.Task;

        var posted = host.PostAsync(host.Person.Message("slow"));
        await host.Clock.AsleepAsync(MessageHandler.Patience);
        host.Clock.Advance(MessageHandler.Patience);
        await Eventually.SoAsync(() => Task.FromResult(host.Teams.Ledger.Count == 1));
        end.SetResult(new TurnOutcome());

        Assert.Equal(200, await posted);
        Assert.Contains("\"type\":\"typing\"", host.Teams.Ledger.Single().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:Authentication", "Off", "Production", "Teams:Authentication 'Off'")]
    [InlineData("Teams:AppId", "not-a-guid", "Development", "Teams:AppId must be a GUID")]
    [InlineData("Teams:TenantId", "", "Development", "Teams:TenantId must be a GUID")]
    [InlineData("Teams:ClientSecret", "", "Development", "Teams:ClientSecret")]
    [InlineData("Teams:ServiceHosts:0", "*.trafficmanager.net", "Development", "Teams:ServiceHosts:0")]
    [InlineData("Teams:ServiceHosts:0", "https://smba.trafficmanager.net", "Development", "Teams:ServiceHosts:0")]
    [InlineData("Teams:TokenEndpoint", "http://example.org/token", "Development", "Teams:TokenEndpoint")]
    [InlineData("Teams:OpenIdMetadata", "http://127.0.0.1/x", "Production", "Teams:OpenIdMetadata")]
    public async Task Setting_ThatCannotWork_StopsTheStart_AndIsNamed(string key, string value, string environment, string expected)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => TeamsHost.StartAsync(new() { [key] = value }, environment));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TeamsStandIn.Secret, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> InvokeAsync(TeamsHost host, JsonObject activity)
    {
        using var response = await host.Person.PostAsync(host.Base, activity);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private sealed class NoDatabaseException : DbException;
}
