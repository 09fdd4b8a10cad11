using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CoP.Benchmarks.Platform;

/// <summary>Both platforms behind one loopback address: they answer, count, keep their windows, and note the marks in texts.</summary>
internal sealed partial class StandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _next;

    private StandIn(WebApplication app, RateScope teams, RateScope telegram, TimeSpan delay)
    {
        (_app, Teams, Telegram, Delay) = (app, teams, telegram, delay);
        app.MapPost("/v3/conversations/{conversation}/activities", (HttpRequest request) => TakeAsync(request, Teams));
        app.MapPut("/v3/conversations/{conversation}/activities/{id}", (HttpRequest request) => TakeAsync(request, Teams));
        app.MapPost("/bot{token}/{method}", (HttpRequest request, string method) => CallAsync(request, method));
    }

    public RateScope Teams { get; }

    public RateScope Telegram { get; }

    public TimeSpan Delay { get; }

    public Marks Marks { get; } = new();

    public PolledUpdates Polled { get; } = new();

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="teams">Requests a second that Teams takes.</param>
    /// <param name="telegram">Requests a second that Telegram takes.</param>
    public static async Task<StandIn> StartAsync(int teams, int telegram, TimeSpan delay = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var standIn = new StandIn(builder.Build(), new RateScope("Teams", teams), new RateScope("Telegram", telegram), delay);
        await standIn._app.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task<IResult> CallAsync(HttpRequest request, string method) => method switch
    {
        "sendMessage" or "editMessageText" => TakeAsync(request, Telegram),
        "getMe" => Task.FromResult(Telegram200("""{"id":1234567,"is_bot":true,"first_name":"Bot","username":"bench_bot"}""")),
        "getUpdates" => PollAsync(request),
        _ => Task.FromResult(Telegram200("true")),
    };

    private async Task<IResult> PollAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var offset = body.RootElement.TryGetProperty("offset", out var first) ? first.GetInt64() : 0;
        return Telegram200(await Polled.TakeAsync(offset, request.HttpContext.RequestAborted));
    }

    private async Task<IResult> TakeAsync(HttpRequest request, RateScope scope)
    {
        var admitted = scope.Admits();
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, TimeProvider.System);
        }

        if (!admitted)
        {
            return TooMany(request.HttpContext.Response);
        }

        Marks.Note(MarkIn().Match(body).Groups[1].Value);
        return Accepted(scope, Interlocked.Increment(ref _next));
    }

    private static IResult TooMany(HttpResponse response)
    {
        response.Headers.RetryAfter = "1";
        return Results.Text("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}""", "application/json", statusCode: 429);
    }

    private IResult Accepted(RateScope scope, long id) => scope == Teams
        ? Results.Text($$"""{"id":"{{id}}"}""", "application/json", statusCode: 201)
        : Telegram200($$"""{"message_id":{{id}},"date":1,"chat":{"id":1,"type":"private","first_name":"U"},"text":"x"}""");

    private static IResult Telegram200(string result) => Results.Text($$"""{"ok":true,"result":{{result}}}""", "application/json");

    [GeneratedRegex("#([0-9a-z-]+)#")]
    private static partial Regex MarkIn();
}
