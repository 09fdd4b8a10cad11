using System.Text.Json.Nodes;
using CoP.Kill.Events;
using CoP.Testing.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Kill.Platforms;

/// <summary>A Bot API server that misbehaves, and keeps updates until they are confirmed.</summary>
public sealed class TelegramPlatform : IAsyncDisposable
{
    public const string Secret = "A-secret_42";
    private readonly WebApplication _app;
    private readonly OpenConnections _open;
    private readonly PlatformLog _log;
    private readonly FaultInjection _faults;
    private readonly TelegramGroups _groups = new();
    private int _lastMessage = 1000;
    private int _conflicts;
    private CancellationTokenSource? _poll;

    private TelegramPlatform(WebApplication app, OpenConnections open, PlatformLog log, FaultInjection faults, EventQueue updates) =>
        (_app, _open, _log, _faults, Updates) = (app, open, log, faults, updates);

    public EventQueue Updates { get; }

    /// <summary>How often somebody asked for updates while somebody else did.</summary>
    public int Conflicts => Volatile.Read(ref _conflicts);

    public string BaseUrl => _app.Urls.First();

    /// <summary>The id that a group has now.</summary>
    public long GroupNow(long group) => _groups.Now(group);

    public static async Task<TelegramPlatform> StartAsync(PlatformLog log, FaultInjection faults, EventQueue updates)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var open = OpenConnections.Of(builder);
        var platform = new TelegramPlatform(builder.Build(), open, log, faults, updates);
        platform._app.MapPost($"/bot{TelegramStandIn.Token}/{{method}}", (Delegate)platform.AnswerAsync);
        await platform._app.StartAsync();
        return platform;
    }

    /// <summary>Reads to the end what a process left behind that was killed.</summary>
    public Task ReadToEndAsync() => _open.EndAsync(BaseUrl);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http, string method)
    {
        var arrival = await Arrival.ReadAsync(http.Request);
        await (method switch
        {
            "sendMessage" => SendAsync(http, arrival),
            "getUpdates" => PollAsync(http, arrival.Body),
            "getMe" => OkAsync(http, """{"id":7000001,"is_bot":true,"first_name":"CoP","username":"CopTestBot"}"""),
            "setWebhook" => HookAsync(http, isPolled: false),
            "deleteWebhook" => HookAsync(http, isPolled: true),
            "editMessageText" => OkAsync(http, Message(arrival.Body?["message_id"]?.GetValue<int>() ?? 1)),
            _ => OkAsync(http, "true"),
        });
    }

    private Task HookAsync(HttpContext http, bool isPolled)
    {
        Updates.IsPolled = isPolled;
        return OkAsync(http, "true");
    }

    private async Task PollAsync(HttpContext http, JsonObject? body)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        if (Interlocked.Exchange(ref _poll, mine) is { } other)
        {
            await other.CancelAsync();
        }

        var updates = await Updates.PollAsync(body?["offset"]?.GetValue<long>() ?? 0, mine.Token);
        if (Interlocked.CompareExchange(ref _poll, null, mine) != mine && !http.RequestAborted.IsCancellationRequested)
        {
            Interlocked.Increment(ref _conflicts);
            await Answers.WriteAsync(http, 409, Refused(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running").Answer);
            return;
        }

        await OkAsync(http, new JsonArray([.. updates.Select(static update => update.Payload.DeepClone())]).ToJsonString());
    }

    private async Task SendAsync(HttpContext http, Arrival arrival)
    {
        if (arrival.Body is not { } body)
        {
            _log.Add("telegram", "", "", 0, arrival.Bytes, "cut", isShown: false);
            return;
        }

        var chat = body["chat_id"]!.GetValue<long>();
        var fault = _groups.IsLeft(chat) ? PlatformFault.Migrate : Possible(_faults.Next(), chat);
        var (status, answer, isShown) = Play(fault, chat);
        _log.Add("telegram", $"{chat}", arrival.Reference, arrival.Part, arrival.Bytes, fault.ToString(), isShown);
        await ReplyAsync(http, fault, status, answer);
    }

    private static PlatformFault Possible(PlatformFault fault, long chat) => (fault, chat < 0) switch
    {
        (PlatformFault.Migrate, _) when !TelegramGroups.MayMove(chat) => PlatformFault.Answer,
        (PlatformFault.Blocked or PlatformFault.Forbidden, true) => PlatformFault.Answer,
        (PlatformFault.Conflict, _) => PlatformFault.Answer,
        _ => fault,
    };

    private (int Status, string Answer, bool IsShown) Play(PlatformFault fault, long chat) => fault switch
    {
        PlatformFault.AcceptThen504 => (504, "", true),
        PlatformFault.FloodWithTime => Refused(429, "Too Many Requests: retry after 1", """{"retry_after":1}"""),
        PlatformFault.FloodWithoutTime => Refused(429, "Too Many Requests"),
        PlatformFault.Blocked => Refused(403, "Forbidden: bot was blocked by the user"),
        PlatformFault.Forbidden => Refused(403, "Forbidden: not enough rights"),
        PlatformFault.Bad => Refused(400, "Bad Request: can't parse entities"),
        PlatformFault.TooLarge => (413, "<html>Too Large</html>", false),
        PlatformFault.Migrate => Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", $$"""{"migrate_to_chat_id":{{_groups.Move(chat)}}}"""),
        _ => (200, Ok(Message(Interlocked.Increment(ref _lastMessage))), true),
    };

    private static async Task ReplyAsync(HttpContext http, PlatformFault fault, int status, string answer)
    {
        if (fault == PlatformFault.AcceptThenClose)
        {
            http.Abort();
        }
        else if (fault == PlatformFault.Stall)
        {
            await Answers.StallAsync(http, answer);
        }
        else
        {
            await (fault == PlatformFault.Delay ? Answers.PauseAsync() : Task.CompletedTask);
            await Answers.WriteAsync(http, status, answer);
        }
    }

    private static (int Status, string Answer, bool IsShown) Refused(int code, string description, string parameters = "{}") =>
        (code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}","parameters":{{parameters}}}""", false);

    private static Task OkAsync(HttpContext http, string result) => Answers.WriteAsync(http, 200, Ok(result));

    private static string Ok(string result) => $$"""{"ok":true,"result":{{result}}}""";

    private static string Message(int id) => $$$"""{"message_id":{{{id}}},"date":1795222518,"chat":{"id":1,"type":"private"}}""";
}
