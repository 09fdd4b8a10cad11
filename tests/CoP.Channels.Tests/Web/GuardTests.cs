using System.Net;
using System.Net.Http.Json;
using System.Text;
using CoP.Channels.Tests.Web.Support;
using Xunit;

namespace CoP.Channels.Tests.Web;

public sealed class GuardTests : IAsyncLifetime
{
    private TryOutHost _host = null!;

    public async Task InitializeAsync() => _host = await TryOutHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Page_WhenAskedFromHere_ComesWithAStrictPolicyAndATag()
    {
        using var response = await _host.Client.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Page_WithTheKeyInItsAddress_GivesTheBrowserACookie_ThatPagesCannotRead_AndThatOpensTheRest()
    {
        using var browser = new HttpClient { BaseAddress = _host.Address }; // It keeps cookies.
        using var page = await browser.GetAsync(_host.Page);
        using var people = await browser.GetAsync("/tryout/people/en");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, people.StatusCode));
        var cookie = page.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/tryout/people/en")]
    [InlineData("GET", "/tryout/words/en")]
    [InlineData("GET", "/tryout/page/app.js")]
    [InlineData("GET", "/tryout/desk/messages?as=1")]
    [InlineData("GET", "/tryout/desk/events?as=1&key=")]
    [InlineData("GET", "/tryout/desk/events?as=1&key=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("POST", "/tryout/desk/say")]
    [InlineData("POST", "/tryout/phone/press")]
    [InlineData("POST", "/tryout/phone/file")]
    public async Task Anything_WithoutTheKey_IsRefused_AsBehindAProxyThatAddsNoHeader(string verb, string path)
    {
        using var proxy = new HttpClient { BaseAddress = _host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        request.Content = verb == "POST" ? JsonContent.Create(Say("hello")) : null;

        using var response = await proxy.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("no-key", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Empty(_host.Turns.Received);
    }

    [Theory]
    [InlineData("fr-CH, fr;q=0.9, en;q=0.8", "Cette page")]
    [InlineData("de, sw;q=0.5", "Ukurasa huu")]
    [InlineData("", "This page")]
    public async Task Page_WithoutTheKey_SaysWhereItsAddressIs_InTheBrowsersLanguage(string languages, string words)
    {
        using var stranger = new HttpClient { BaseAddress = _host.Address };
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);

        using var response = await stranger.GetAsync("/");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asset_WhenTheBrowserHasIt_IsNotSentAgain()
    {
        using var first = await _host.Client.GetAsync("/tryout/page/app.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/tryout/page/app.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var response = await _host.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tryout/people/en")]
    [InlineData("/tryout/words/en")]
    [InlineData("/tryout/desk/messages?as=1")]
    [InlineData("/tryout/desk/events?as=1")]
    public async Task Anything_WhenSwitchedOff_IsNotThere(string path)
    {
        await using var off = await TryOutHost.StartAsync(enabled: false);

        using var response = await off.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.7")]
    public async Task Anything_WhenTheHostNameIsForeign_IsNotThere(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tryout/people/en") { Headers = { Host = name } };

        using var response = await _host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task Anything_WhenAProxyForwardsIt_IsNotThere(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(header, value);

        using var response = await _host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Say_WhenAnotherSiteSendsIt_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/tryout/desk/say") { Content = JsonContent.Create(Say("hello")) };
        request.Headers.Add(header, value);

        using var response = await _host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_host.Turns.Received);
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType, "not-json")]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("application/json", """{"as":"1","values":{"a":{"b":{"c":{"d":1}}}}}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData("application/json", """{"as":"1","text":"hi"}""", HttpStatusCode.BadRequest, "no-id")]
    [InlineData("application/json", """{"as":"1","text":" ","id":"6f1c7a52-0a83-4c0e-8d5c-0c8f4bb0a111"}""", HttpStatusCode.BadRequest, "no-text")]
    public async Task Say_WhenTheBodyIsNotUsable_IsRefusedWithACode(string type, string body, HttpStatusCode status, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var response = await _host.Client.PostAsync("/tryout/desk/say", content);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_host.Turns.Received);
    }

    [Fact]
    public async Task Say_WhenTheBodyIsTooLarge_IsRefused()
    {
        using var response = await _host.Client.PostAsJsonAsync("/tryout/desk/say", Say(new string('x', 70_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Say_WhenTheTextIsTooLong_IsRefused()
    {
        using var response = await _host.Client.PostAsJsonAsync("/tryout/desk/say", Say(new string('x', 4097)));

        Assert.Contains("text-too-long", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desk", "3")]
    [InlineData("desk", "999")]
    [InlineData("desk", "stranger-../../x")]
    [InlineData("desk", null)]
    [InlineData("msteams", "1")]
    public async Task Say_WhenNobodyMayBeThatPerson_IsRefused(string side, string? who)
    {
        using var response = await _host.Client.PostAsJsonAsync($"/tryout/{side}/say", new { @as = who, text = "hello", id = Guid.NewGuid() });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(_host.Turns.Received);
    }

    private static object Say(string text) => new { @as = "1", text, id = Guid.NewGuid() };
}
