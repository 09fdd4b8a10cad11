using System.Globalization;
using System.Text.Json.Nodes;
using CoP.Testing.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Kill.Platforms;

/// <summary>A connector that misbehaves, with its token service and its keys, which it changes.</summary>
public sealed class TeamsPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly OpenConnections _open;
    private readonly PlatformLog _log;
    private readonly FaultInjection _faults;
    private long _lastActivity = 1795218665550;

    private TeamsPlatform(WebApplication app, OpenConnections open, PlatformLog log, FaultInjection faults) =>
        (_app, _open, _log, _faults) = (app, open, log, faults);

    public TeamsKeys Keys { get; } = new();

    public string BaseUrl => _app.Urls.First();

    public string ServiceUrl => $"{BaseUrl}/emea/";

    public static async Task<TeamsPlatform> StartAsync(PlatformLog log, FaultInjection faults)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var open = OpenConnections.Of(builder);
        var platform = new TeamsPlatform(builder.Build(), open, log, faults);
        platform.Map();
        await platform._app.StartAsync();
        return platform;
    }

    /// <summary>Signs for one activity, good for any clock that runs ahead.</summary>
    public string Token(TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return TeamsKeys.Sign(Keys.Current, new JsonObject
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = TeamsStandIn.AppId,
            ["serviceurl"] = ServiceUrl,
            ["nbf"] = now - 60,
            ["exp"] = now + (30 * 24 * 3600),
        });
    }

    /// <summary>Reads to the end what a process left behind that was killed.</summary>
    public Task ReadToEndAsync() => _open.EndAsync(BaseUrl);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private void Map()
    {
        _app.MapGet("/openid", () => Results.Text($$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{BaseUrl}}/keys"}""", "application/json"));
        _app.MapGet("/keys", () => Results.Text(Keys.Read().ToJsonString(), "application/json"));
        _app.MapPost("/token", static () => Results.Text("""{"token_type":"Bearer","expires_in":86400,"access_token":"good"}""", "application/json"));
        const string activities = "/emea/v3/conversations/{conversation}/activities";
        _app.MapPost(activities, (Delegate)SendAsync);
        _app.MapPost($"{activities}/{{activity}}", (Delegate)SendAsync);
        _app.MapPut($"{activities}/{{activity}}", (HttpContext http, string activity) => Answers.WriteAsync(http, 200, Resource(activity)));
        _app.MapDelete($"{activities}/{{activity}}", static (HttpContext http) => Answers.WriteAsync(http, 200, "{}"));
    }

    private async Task SendAsync(HttpContext http, string conversation)
    {
        var arrival = await Arrival.ReadAsync(http.Request);
        if (arrival.Body?["type"]?.GetValue<string>() == "typing")
        {
            await Answers.WriteAsync(http, 201, Resource("typing"));
            return;
        }

        var fault = arrival.Body is null ? PlatformFault.Answer : Possible(_faults.Next());
        var (status, answer, isShown) = Play(fault);
        _log.Add("msteams", conversation, arrival.Reference, arrival.Part, arrival.Bytes,
            arrival.Body is null ? "cut" : fault.ToString(), isShown && arrival.Body is not null);
        await ReplyAsync(http, fault, status, answer);
    }

    private static PlatformFault Possible(PlatformFault fault) => fault == PlatformFault.Migrate ? PlatformFault.Answer : fault;

    private (int Status, string Answer, bool IsShown) Play(PlatformFault fault) => fault switch
    {
        PlatformFault.AcceptThen504 => (504, "{}", true),
        PlatformFault.FloodWithTime or PlatformFault.FloodWithoutTime => Error(429, "Throttled"),
        PlatformFault.Conflict => Error(412, "PreconditionFailed"),
        PlatformFault.Blocked => (403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}""", false),
        PlatformFault.Forbidden => Error(403, "Forbidden"),
        PlatformFault.Bad => Error(400, "BadSyntax"),
        PlatformFault.TooLarge => Error(413, "MessageSizeTooBig"),
        _ => (201, Resource(Interlocked.Increment(ref _lastActivity).ToString(CultureInfo.InvariantCulture)), true),
    };

    private static async Task ReplyAsync(HttpContext http, PlatformFault fault, int status, string answer)
    {
        if (fault == PlatformFault.AcceptThenClose)
        {
            http.Abort();
            return;
        }

        if (fault == PlatformFault.Stall)
        {
            await Answers.StallAsync(http, answer);
            return;
        }

        if (fault == PlatformFault.FloodWithTime)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        await (fault == PlatformFault.Delay ? Answers.PauseAsync() : Task.CompletedTask);
        await Answers.WriteAsync(http, status, answer);
    }

    private static (int Status, string Answer, bool IsShown) Error(int status, string code) =>
        (status, $$$"""{"error":{"code":"{{{code}}}","message":"no"}}""", false);

    private static string Resource(string id) => $$"""{"id":"{{id}}"}""";
}
