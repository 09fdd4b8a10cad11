using System.Net;
using CoP.Bot.Tests.Staging;
using CoP.Channels.Local;
using CoP.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.Hosting;

public sealed class EndpointTests
{
    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host"];

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("POST", "/", 405)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/tryout/people", 404)]
    [InlineData("GET", "/appsettings.json", 404)]
    [InlineData("GET", "/..%2fappsettings.json", 404)]
    [InlineData("GET", "/dashboard", 404)]
    [InlineData("POST", "/api/messages", 404)]
    [InlineData("POST", "/api/telegram", 404)]
    [InlineData("GET", "/health/live", 200)]
    public async Task Host_OutsideDevelopment_WithNoChannel_ShowsItsHealthAndNothingElse(string verb, string path, int expected)
    {
        await using var bot = await RunningBot.StartAsync();
        using var answer = await SendAsync(bot, verb, path);

        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("GET", "/api/messages")]
    [InlineData("PUT", "/api/messages")]
    [InlineData("GET", "/api/telegram")]
    [InlineData("DELETE", "/api/telegram")]
    [InlineData("POST", "/")]
    public async Task Verb_ThatAnEndpointDoesNotHave_IsNotAllowed(string verb, string path)
    {
        await using var teams = await TeamsStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync(
        [
            .. RunningBot.On(teams), "--Telegram:Enabled=true", "--Telegram:Token=1:a", "--Telegram:ApiBaseUrl=http://127.0.0.1:1",
            "--Telegram:Mode=Webhook", "--Telegram:WebhookUrl=https://example.org/api/telegram", "--Telegram:SecretToken=a",
        ]);
        using var answer = await SendAsync(bot, verb, path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task TryOutPage_IsServedInDevelopment_ButNotToForwardedCallers()
    {
        await using var bot = await RunningBot.StartAsync("--environment=Development", "--Sample:Load=false");
        var page = $"/?key={bot.Services.GetRequiredService<LocalKey>().Value}";
        using var direct = await SendAsync(bot, "GET", page);

        Assert.Equal(HttpStatusCode.OK, direct.StatusCode);
        foreach (var header in Forwarded)
        {
            using var answer = await SendAsync(bot, "GET", page, header);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("X-Forwarded-For", 403)]
    [InlineData("Forwarded", 403)]
    public async Task TeamsEndpoint_WithoutAuthentication_TrustsNoForwardedLoopback(string? header, int expected)
    {
        await using var teams = await TeamsStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync([.. RunningBot.On(teams), "--Teams:Authentication=Off"]);
        var activity = new TeamsPerson(teams, TimeProvider.System).Message("hello").ToJsonString();
        using var answer = await SendAsync(bot, "POST", "/api/messages", header, new StringContent(activity, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/files/1/a.png?expires=tomorrow&signature=x", null, 400)]
    [InlineData("GET", "/files/1/a.png?expires=99999999999999999999", null, 400)]
    [InlineData("POST", "/api/messages", """{"type":"\ud800"}""", 400)]
    [InlineData("POST", "/api/messages", """{"type":"message","from":{"id":"\udfff"}}""", 400)]
    [InlineData("POST", "/tryout/desk/say", """{"as":"\ud800"}""", 400)]
    public async Task Answer_InDevelopment_ShowsNothingOfTheInside(string verb, string path, string? body, int expected)
    {
        await using var teams = await TeamsStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync([.. RunningBot.On(teams), "--TryOut:Enabled=true"]);
        var key = $"{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}key={bot.Services.GetRequiredService<LocalKey>().Value}";
        using var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await SendAsync(bot, verb, path + key, content: content);

        Assert.Equal(expected, (int)answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningBot bot, string verb, string path, string? header = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(path, UriKind.Relative)) { Content = content };
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "for=127.0.0.1" : "127.0.0.1");
        }

        return await bot.Client.SendAsync(request);
    }
}
