using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Testing.Specs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoP.Testing.Telegram;

/// <summary>
/// A Bot API server on loopback that behaves like the real one as far as the bot can tell, judges every call by the
/// specification (where it is on the machine), and writes all of it down. People act through <see cref="Person"/>.
/// </summary>
public sealed class TelegramStandIn : IAsyncDisposable
{
    public const string Token = "7000001:loopback-Token_1";

    private readonly WebApplication _app;
    private readonly TelegramSpec? _spec = TelegramSpec.Load();
    private readonly TelegramUpdates _updates;
    private readonly ConcurrentDictionary<string, JsonElement> _profile = new();
    private readonly Lock _lock = new();
    private readonly List<TelegramCall> _ledger = [];
    private readonly List<TelegramFault> _faults = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TelegramStandIn(WebApplication app, TimeProvider time)
    {
        _app = app;
        _updates = new TelegramUpdates(time);
    }

    /// <summary>For <c>Telegram:ApiBaseUrl</c>.</summary>
    public string BaseUrl => _app.Urls.First();

    public JsonObject Bot { get; } = new()
    {
        ["id"] = 7000001,
        ["is_bot"] = true,
        ["first_name"] = "CoP",
        ["username"] = "CopTestBot",
        ["can_join_groups"] = true,
        ["can_read_all_group_messages"] = false,
    };

    /// <summary>Every call so far, oldest first, but the long polls.</summary>
    public IReadOnlyList<TelegramCall> Ledger
    {
        get
        {
            lock (_lock)
            {
                return [.. _ledger];
            }
        }
    }

    public IReadOnlyList<TelegramDelivery> Deliveries => _updates.Deliveries;

    /// <summary>Updates that are not confirmed yet.</summary>
    public int Unconfirmed => _updates.PendingCount;

    /// <summary>Everything the bot did against the specification.</summary>
    public IEnumerable<string> Faults => Ledger.SelectMany(call => call.Faults);

    internal TelegramChats Chats { get; } = new();

    /// <param name="time">Drives long polls; the system's clock when left out.</param>
    public static async Task<TelegramStandIn> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var standIn = new TelegramStandIn(app, time ?? TimeProvider.System);
        app.MapPost("/{bot}/{method}", standIn.AnswerAsync);
        app.MapGet("/file/{bot}/documents/{id}", standIn.Download);
        await app.StartAsync();
        return standIn;
    }

    /// <summary>Someone with a private chat with the bot.</summary>
    public TelegramPerson Person(long id, string name, string language = "en") => new(this, id, name, language);

    /// <summary>Lets the next calls of a method go wrong, once for each fault.</summary>
    public void Break(params IEnumerable<TelegramFault> faults)
    {
        lock (_lock)
        {
            _faults.AddRange(faults);
        }
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Mend()
    {
        lock (_lock)
        {
            _faults.Clear();
        }
    }

    /// <summary>The number-th (from 1) call that fits, as soon as it has been answered.</summary>
    public async Task<TelegramCall> WaitForAsync(Func<TelegramCall, bool> fits, int number = 1)
    {
        while (true)
        {
            Task news;
            lock (_lock)
            {
                news = _news.Task;
                if (_ledger.Where(fits).Skip(number - 1).FirstOrDefault() is { } call)
                {
                    return call;
                }
            }

            await news.WaitAsync(Eventually.HangGuard, TimeProvider.System);
        }
    }

    public Task<TelegramCall> WaitForAsync(string method, int number = 1) => WaitForAsync(call => call.Method == method, number);

    /// <summary>Puts an update of any kind in the queue; returns its id.</summary>
    public long AddUpdate(string kind, JsonObject content) => _updates.Add(kind, content);

    /// <summary>Puts an update in the queue whose content is these very bytes; returns its id.</summary>
    public long AddRawUpdate(string kind, byte[] content) => _updates.AddRaw(kind, content);

    /// <summary>BotFather gives the bot another name.</summary>
    public void Rename(string username) => Bot["username"] = username;

    /// <summary>A file's id is known no more, as those of another bot are not.</summary>
    public void ForgetFiles() => Chats.Files.Forget();

    /// <summary>A file that somebody sent long ago; returns its id.</summary>
    public string Keep(TelegramFile file) => Chats.Files.Add(file);

    /// <summary>The bytes behind a <c>file_id</c>.</summary>
    public TelegramFile? FileOf(string id) => Chats.Files.Find(id);

    /// <summary>A chat, and what the bot showed there, from before this stand-in began.</summary>
    public void Remember(JsonObject chat, IReadOnlyDictionary<long, JsonElement> shown)
    {
        Chats.Chats[chat["id"]!.GetValue<long>()] = chat;
        foreach (var (message, body) in shown)
        {
            Chats.Remember(chat["id"]!.GetValue<long>(), message, body);
        }
    }

    /// <summary>A press that is told about by an update of the test's own making.</summary>
    public void OpenPress(string id) => Chats.OpenQueries[id] = true;

    /// <summary>The age of presses ends: late answers to them are refused.</summary>
    public void ExpirePresses() => Chats.OpenQueries.Clear();

    /// <summary>A group becomes a supergroup: both chats are told, and the old id is refused from now on.</summary>
    public void Migrate(long before, long next, TelegramPerson by)
    {
        var chat = Chats.Chats[before].DeepClone().AsObject();
        chat["id"] = next;
        chat["type"] = "supergroup";
        Chats.Chats[next] = chat;
        Chats.Moved[before] = next;
        AddUpdate("message", With(Chats.Message(before, Chats.NextMessage(), by.User), "migrate_to_chat_id", next));
        AddUpdate("message", With(Chats.Message(next, Chats.NextMessage(), by.User), "migrate_from_chat_id", before));
    }

    public async ValueTask DisposeAsync()
    {
        _updates.Dispose();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private static JsonObject With(JsonObject message, string field, long value)
    {
        message[field] = value;
        return message;
    }

    private async Task AnswerAsync(HttpContext context, string bot, string method)
    {
        var request = await TelegramRequest.ReadAsync(context.Request, method, _spec);
        var body = request.Body;
        var fault = TakeFault(method);
        await (fault?.Until ?? Task.CompletedTask);
        var faults = request.Fault is { } unreadable ? [unreadable] : _spec?.Faults(method, body) ?? [];
        var reply = fault is { Accepts: false, Reply: { } refused } ? refused : await ReplyAsync(bot, method, request, faults, context.RequestAborted);
        var answer = fault?.Reply ?? reply;
        Record(method, body, fault is { Cuts: true } ? 0 : answer.Status, reply, faults);
        if (fault is { Cuts: true })
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(_updates.Write(answer.Body));
    }

    private IResult Download(string bot, string id) =>
        bot == $"bot{Token}" && Chats.Files.Find(id) is { } file ? Results.Bytes(file.Content, "application/octet-stream") : Results.NotFound();

    private void Record(string method, JsonElement body, int status, TelegramReply reply, IReadOnlyList<string> faults)
    {
        var result = JsonSerializer.SerializeToElement(reply.Body).TryGetProperty("result", out var found) ? found : (JsonElement?)null;
        lock (_lock)
        {
            if (method != "getUpdates" || status != 200 || faults.Count > 0)
            {
                _ledger.Add(new TelegramCall(method, body, status, result, faults));
            }

            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private TelegramFault? TakeFault(string method)
    {
        lock (_lock)
        {
            var fault = _faults.FirstOrDefault(one => one.Method == method);
            if (fault is not null)
            {
                _faults.Remove(fault);
            }

            return fault;
        }
    }

    private Task<TelegramReply> ReplyAsync(string bot, string method, TelegramRequest request, IReadOnlyList<string> faults, CancellationToken gone) =>
        bot != $"bot{Token}" ? Task.FromResult(TelegramReply.Fail(401, "Unauthorized"))
        : faults.Count > 0 ? Task.FromResult(TelegramReply.Fail(400, $"Bad Request: {faults[0]}"))
        : method == "getUpdates" ? PollAsync(request.Body, gone)
        : Task.FromResult(request.Field is null && !method.StartsWith("send", StringComparison.Ordinal) ? Do(method, request.Body) : Send(method, request));

    private Task<TelegramReply> PollAsync(JsonElement body, CancellationToken gone) => _updates.PollAsync(
        body.TryGetProperty("offset", out var offset) ? offset.GetInt64() : 0,
        body.TryGetProperty("limit", out var limit) ? limit.GetInt32() : 100,
        TimeSpan.FromSeconds(body.TryGetProperty("timeout", out var timeout) ? timeout.GetInt32() : 0),
        gone);

    private TelegramReply Send(string method, TelegramRequest request) => (method, request.Field) switch
    {
        ("sendPhoto", null or "photo") => Chats.SendFile("photo", request, Bot),
        ("sendAnimation", null or "animation") => Chats.SendFile("animation", request, Bot),
        ("sendDocument", null or "document") => Chats.SendFile("document", request, Bot),
        (_, null) => Do(method, request.Body),
        _ => TelegramReply.Fail(400, $"Bad Request: there is no file in {method}"),
    };

    private TelegramReply Do(string method, JsonElement body) => method switch
    {
        "getMe" => TelegramReply.Ok(Bot),
        "sendMessage" => Chats.Send(body, Bot),
        "editMessageText" => Chats.Edit(body, Bot),
        "editMessageCaption" => Chats.EditCaption(body, Bot),
        "getFile" => Chats.Files.Get(body),
        "deleteMessage" => Chats.Delete(body),
        "answerCallbackQuery" => Chats.Answer(body),
        "answerInlineQuery" => Chats.AnswerInline(body),
        "sendChatAction" => TelegramReply.Ok(true),
        "deleteWebhook" => Hook(null, ""),
        "setWebhook" => Hook(new Uri(body.GetProperty("url").GetString()!), body.TryGetProperty("secret_token", out var secret) ? secret.GetString()! : ""),
        "getWebhookInfo" => TelegramReply.Ok(new { url = _updates.Webhook?.Url.AbsoluteUri ?? "", has_custom_certificate = false, pending_update_count = Unconfirmed }),
        _ when method.StartsWith("setMy", StringComparison.Ordinal) => Keep(method[5..], body),
        _ when method.StartsWith("getMy", StringComparison.Ordinal) => Kept(method[5..], body),
        _ => TelegramReply.Fail(404, "Not Found"),
    };

    private TelegramReply Hook(Uri? url, string secret)
    {
        _updates.SetWebhook(url, secret);
        return TelegramReply.Ok(true);
    }

    private TelegramReply Keep(string name, JsonElement body)
    {
        _profile[ProfileKey(name, body)] = body;
        return TelegramReply.Ok(true);
    }

    private TelegramReply Kept(string name, JsonElement body)
    {
        var found = _profile.TryGetValue(ProfileKey(name, body), out var kept);
        var field = name switch { "Commands" => "commands", "Description" => "description", "ShortDescription" => "short_description", _ => "name" };
        return field == "commands"
            ? TelegramReply.Ok(found ? kept.GetProperty(field) : Array.Empty<object>())
            : TelegramReply.Ok(new Dictionary<string, string> { [field] = found ? kept.GetProperty(field).GetString()! : "" });
    }

    private static string ProfileKey(string name, JsonElement body) =>
        $"{name} {(body.TryGetProperty("scope", out var scope) ? scope.GetRawText() : "")} {(body.TryGetProperty("language_code", out var language) ? language.GetString() : "")}";
}
