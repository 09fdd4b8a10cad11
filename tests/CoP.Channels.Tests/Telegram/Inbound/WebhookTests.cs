using System.Net;
using System.Text;
using CoP.Channels.Telegram;
using CoP.Channels.Tests.Telegram.Support;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Inbound;

public sealed class WebhookTests : IAsyncLifetime, IDisposable
{
    private const string Hello = """{"update_id":5,"message":{"message_id":1,"date":1,"chat":{"id":77,"type":"private"},"from":{"id":77,"is_bot":false,"first_name":"Ada"},"text":"hello"}}""";
    private readonly HttpClient _http = new();
    private TelegramStandIn _telegram = null!;
    private TelegramHost _host = null!;

    public async Task InitializeAsync()
    {
        _telegram = await TelegramStandIn.StartAsync();
        _host = await TelegramHost.StartAsync(_telegram, webhook: true);
        await _telegram.WaitForAsync("setWebhook");
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Words_WhenSaid_ArriveWithTheSecretAndAreConfirmed()
    {
        _telegram.Person(77, "Ada").Say("hello");
        var seen = await _host.Turns.WaitAsync(1);
        Assert.Equal("hello", ((MessageReceived)seen[0].What).Text);
        Assert.Equal(TelegramHost.Secret, (await _telegram.WaitForAsync("setWebhook")).Body.GetProperty("secret_token").GetString());
        Assert.Empty(_telegram.Faults);
    }

    public static TheoryData<string, string?, string, HttpStatusCode> Hostile => new()
    {
        { "no secret", null, Hello, HttpStatusCode.Unauthorized },
        { "empty secret", "", Hello, HttpStatusCode.Unauthorized },
        { "wrong secret", "A-secret_43", Hello, HttpStatusCode.Unauthorized },
        { "beginning of the secret", "A-secret_4", Hello, HttpStatusCode.Unauthorized },
        { "secret in another case", "a-SECRET_42", Hello, HttpStatusCode.Unauthorized },
        { "too large", TelegramHost.Secret, Large(), HttpStatusCode.RequestEntityTooLarge },
        { "too deep", TelegramHost.Secret, $$"""{"update_id":5,"message":{{Deep(300)}}}""", HttpStatusCode.OK },
        { "empty", TelegramHost.Secret, "", HttpStatusCode.BadRequest },
        { "not JSON", TelegramHost.Secret, "update_id=5", HttpStatusCode.BadRequest },
        { "cut off", TelegramHost.Secret, Hello[..^2], HttpStatusCode.BadRequest },
        { "an array", TelegramHost.Secret, $"[{Hello}]", HttpStatusCode.BadRequest },
        { "no update_id", TelegramHost.Secret, "{}", HttpStatusCode.BadRequest },
        { "update_id as text", TelegramHost.Secret, """{"update_id":"5"}""", HttpStatusCode.BadRequest },
        { "update_id beyond 64 bits", TelegramHost.Secret, """{"update_id":99999999999999999999}""", HttpStatusCode.BadRequest },
        { "message without chat", TelegramHost.Secret, """{"update_id":5,"message":{"message_id":1,"text":"x"}}""", HttpStatusCode.OK },
        { "message as text", TelegramHost.Secret, """{"update_id":5,"message":"x"}""", HttpStatusCode.OK },
        { "chat id as text", TelegramHost.Secret, """{"update_id":5,"message":{"message_id":1,"chat":{"id":"77","type":"private"},"text":"x"}}""", HttpStatusCode.OK },
        { "press without person", TelegramHost.Secret, """{"update_id":5,"callback_query":{"id":"1","data":"x"}}""", HttpStatusCode.OK },
        { "another bot", TelegramHost.Secret, Hello.Replace("\"is_bot\":false", "\"is_bot\":true", StringComparison.Ordinal), HttpStatusCode.OK },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Call_WhenHostileOrUnreadable_ReachesNoTurn(string what, string? secret, string body, HttpStatusCode answer)
    {
        Assert.NotEmpty(what);
        await IdentityKnownAsync();
        using var response = await PostAsync(secret, body);
        Assert.Equal(answer, response.StatusCode);
        Assert.Empty(_host.Turns.Seen);
    }

    [Fact]
    public async Task Kind_WhenUnknown_IsOnlyNoted()
    {
        await IdentityKnownAsync();
        using var response = await PostAsync(TelegramHost.Secret, """{"update_id":5,"shiny_new_kind":{"chat":{"id":-5,"type":"group"}}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var noted = Assert.Single(_host.Turns.Seen);
        Assert.Equal(("shiny_new_kind", "-5", ""), (((IgnoredEvent)noted.What).Kind, noted.Where.ExternalId, noted.From.ExternalId));
    }

    [Fact]
    public async Task Body_WhenItsLengthIsNotTold_IsCappedAllTheSame()
    {
        await IdentityKnownAsync();
        using var request = Request(TelegramHost.Secret, Large());
        request.Headers.TransferEncodingChunked = true;
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(_host.Turns.Seen);
    }

    [Fact]
    public async Task Database_WhenAway_IsAnsweredWith503AndTheUpdateComesAgain()
    {
        var failures = 2;
        _host.Turns.Inside = _ => Interlocked.Decrement(ref failures) >= 0 ? throw new DatabaseAway() : Task.CompletedTask;
        _telegram.Person(77, "Ada").Say("keep me");
        await _host.Turns.WaitAsync(1);
        Assert.Equal([503, 503], _telegram.Deliveries.Select(delivery => delivery.Status).Where(status => status != 200).Take(2));
    }

    [Fact]
    public async Task Database_WhenAway_SaysWhenToComeAgain()
    {
        await IdentityKnownAsync();
        _host.Turns.Inside = _ => throw new DatabaseAway();
        using var response = await PostAsync(TelegramHost.Secret, Hello);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Webhook_WhenModeIsPolling_IsNotThere()
    {
        await using var polling = await TelegramHost.StartAsync(_telegram);
        using var request = Request("", Hello);
        request.RequestUri = new Uri(polling.Address, TelegramRegistration.Path);
        using var response = await _http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Large() => $$"""{"update_id":5,"padding":"{{new string('x', 1024 * 1024)}}"}""";

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private async Task IdentityKnownAsync()
    {
        await _telegram.WaitForAsync("getMyShortDescription", 1);
        Assert.NotNull(_host.Services.GetRequiredService<TelegramIdentity>().Bot);
    }

    private HttpRequestMessage Request(string? secret, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host.Address, TelegramRegistration.Path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        return request;
    }

    private async Task<HttpResponseMessage> PostAsync(string? secret, string body)
    {
        using var request = Request(secret, body);
        return await _http.SendAsync(request);
    }
}
