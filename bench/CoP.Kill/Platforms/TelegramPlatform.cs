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
    private readonly Ledger _ledger;
    private readonly FaultInjection _mischief;
    private readonly TelegramGroups _groups = new();
    private int _lastMessage = 1000;

    private TelegramPlatform(WebApplication app, OpenConnections open, Ledger ledger, FaultInjection mischief, EventQueue updates) =>
        (_app, _open, _ledger, _mischief, Updates) = (app, open, ledger, mischief, updates);

    public EventQueue Updates { get; }

    public string BaseUrl => _app.Urls.First();

    /// <summary>The id that a group has now.</summary>
    public long GroupNow(long group) => _groups.Now(group);

    public static async Task<TelegramPlatform> StartAsync(Ledger ledger, FaultInjection mischief, EventQueue updates)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var open = OpenConnections.Of(builder);
        var platform = new TelegramPlatform(builder.Build(), open, ledger, mischief, updates);
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
        var updates = await Updates.PollAsync(body?["offset"]?.GetValue<long>() ?? 0, http.RequestAborted);
        await OkAsync(http, new JsonArray([.. updates.Select(static update => update.Payload.DeepClone())]).ToJsonString());
    }

    private async Task SendAsync(HttpContext http, Arrival arrival)
    {
        if (arrival.Body is not { } body)
        {
            _ledger.Add("telegram", "", "", 0, arrival.Bytes, "cut", isShown: false);
            return;
        }

        var chat = body["chat_id"]!.GetValue<long>();
        var trick = _groups.IsLeft(chat) ? Trick.Migrate : Possible(_mischief.Next(), chat);
        var (status, answer, isShown) = Play(trick, chat);
        _ledger.Add("telegram", $"{chat}", arrival.Reference, arrival.Part, arrival.Bytes, trick.ToString(), isShown);
        await ReplyAsync(http, trick, status, answer);
    }

    private static Trick Possible(Trick trick, long chat) => (trick, chat < 0) switch
    {
        (Trick.Migrate, _) when !TelegramGroups.MayMove(chat) => Trick.Answer,
        (Trick.Blocked or Trick.Forbidden, true) => Trick.Answer,
        (Trick.Conflict, _) => Trick.Answer,
        _ => trick,
    };

    private (int Status, string Answer, bool IsShown) Play(Trick trick, long chat) => trick switch
    {
        Trick.AcceptThen504 => (504, "", true),
        Trick.FloodWithTime => Refused(429, "Too Many Requests: retry after 1", """{"retry_after":1}"""),
        Trick.FloodWithoutTime => Refused(429, "Too Many Requests"),
        Trick.Blocked => Refused(403, "Forbidden: bot was blocked by the user"),
        Trick.Forbidden => Refused(403, "Forbidden: not enough rights"),
        Trick.Bad => Refused(400, "Bad Request: can't parse entities"),
        Trick.TooLarge => (413, "<html>Too Large</html>", false),
        Trick.Migrate => Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", $$"""{"migrate_to_chat_id":{{_groups.Move(chat)}}}"""),
        _ => (200, Ok(Message(Interlocked.Increment(ref _lastMessage))), true),
    };

    private static async Task ReplyAsync(HttpContext http, Trick trick, int status, string answer)
    {
        if (trick == Trick.AcceptThenClose)
        {
            http.Abort();
        }
        else if (trick == Trick.Stall)
        {
            await Answers.StallAsync(http, answer);
        }
        else
        {
            await (trick == Trick.Delay ? Answers.PauseAsync() : Task.CompletedTask);
            await Answers.WriteAsync(http, status, answer);
        }
    }

    private static (int Status, string Answer, bool IsShown) Refused(int code, string description, string parameters = "{}") =>
        (code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}","parameters":{{parameters}}}""", false);

    private static Task OkAsync(HttpContext http, string result) => Answers.WriteAsync(http, 200, Ok(result));

    private static string Ok(string result) => $$"""{"ok":true,"result":{{result}}}""";

    private static string Message(int id) => $$$"""{"message_id":{{{id}}},"date":1795222518,"chat":{"id":1,"type":"private"}}""";
}
