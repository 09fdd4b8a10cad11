using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoP.Testing.Telegram;

/// <summary>What stands in the chats: messages of the bot with their keyboards, blocked people, moved groups, topics.</summary>
internal sealed class TelegramChats
{
    private long _lastMessage = 100;

    public ConcurrentDictionary<long, JsonObject> Chats { get; } = new();

    public ConcurrentDictionary<(long Chat, long Message), JsonElement> Shown { get; } = new();

    public ConcurrentDictionary<long, string> Closed { get; } = new();

    public ConcurrentDictionary<long, long> Moved { get; } = new();

    public ConcurrentDictionary<string, bool> OpenQueries { get; } = new();

    public ConcurrentDictionary<long, bool> Topics { get; } = new();

    public long NextMessage() => Interlocked.Increment(ref _lastMessage);

    public TelegramFiles Files { get; } = new();

    public void Remember(long chat, long message, JsonElement body)
    {
        Shown[(chat, message)] = body;
        _lastMessage = Math.Max(_lastMessage, message);
        if (body.TryGetProperty("message_thread_id", out var topic))
        {
            Topics[topic.GetInt64()] = true;
        }
    }

    /// <summary>A picture or a document: uploaded, or named by an id that the server gave before.</summary>
    public TelegramReply SendFile(string kind, TelegramRequest request, JsonObject bot)
    {
        if (Files.Fault(kind, request.Body, request.Upload) is { } fault)
        {
            return TelegramReply.Fail(400, fault);
        }

        var id = request.Upload is { } upload ? Files.Add(upload) : request.Body.GetProperty(kind).GetString()!;
        return Refuse(request.Body) ?? Show(request.Body, bot, NextMessage(), message => message[kind] = Files.Describe(kind, id));
    }

    public TelegramReply EditCaption(JsonElement body, JsonObject bot)
    {
        var key = Key(body);
        return Refuse(body) ?? (!Shown.TryGetValue(key, out var old) ? TelegramReply.Fail(400, "Bad Request: message to edit not found")
            : !IsFile(old) ? TelegramReply.Fail(400, "Bad Request: there is no caption in the message to edit")
            : Look(old) == Look(body) ? TelegramReply.Fail(400, "Bad Request: message is not modified")
            : Show(Over(old, body), bot, key.Message));
    }

    public TelegramReply Send(JsonElement body, JsonObject bot) => Refuse(body) ?? Show(body, bot, NextMessage());

    public TelegramReply Edit(JsonElement body, JsonObject bot)
    {
        var key = Key(body);
        return Refuse(body) ?? (!Shown.TryGetValue(key, out var old) ? TelegramReply.Fail(400, "Bad Request: message to edit not found")
            : IsFile(old) ? TelegramReply.Fail(400, "Bad Request: there is no text in the message to edit")
            : Look(old) == Look(body) ? TelegramReply.Fail(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
            : Show(body, bot, key.Message));
    }

    public TelegramReply Delete(JsonElement body) => Refuse(body) ?? (Shown.TryRemove(Key(body), out _)
        ? TelegramReply.Ok(true)
        : TelegramReply.Fail(400, "Bad Request: message to delete not found"));

    public TelegramReply Answer(JsonElement body) => OpenQueries.TryRemove(body.GetProperty("callback_query_id").GetString()!, out _)
        ? TelegramReply.Ok(true)
        : TelegramReply.Fail(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");

    /// <summary>As strict as the Bot API: at most 50 results, each under an id of its own of 1 to 64 bytes.</summary>
    public TelegramReply AnswerInline(JsonElement body)
    {
        var ids = body.GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("id").GetString()!).ToList();
        return !OpenQueries.TryRemove(body.GetProperty("inline_query_id").GetString()!, out _) ? TelegramReply.Fail(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
            : ids.Count > 50 ? TelegramReply.Fail(400, "Bad Request: too many results")
            : ids.Distinct(StringComparer.Ordinal).Count() < ids.Count ? TelegramReply.Fail(400, "Bad Request: RESULT_ID_DUPLICATE")
            : ids.Exists(static id => System.Text.Encoding.UTF8.GetByteCount(id) is 0 or > 64) ? TelegramReply.Fail(400, "Bad Request: RESULT_ID_INVALID")
            : TelegramReply.Ok(true);
    }

    /// <summary>The newest message in a chat with a button of that label, and what the button carries.</summary>
    public (long Message, string Data)? FindButton(long chat, string label) => Shown
        .Where(shown => shown.Key.Chat == chat)
        .OrderByDescending(shown => shown.Key.Message)
        .SelectMany(shown => Buttons(shown.Value).Select(button => (shown.Key.Message, Button: button)))
        .Where(found => found.Button.GetProperty("text").GetString() == label && found.Button.TryGetProperty("callback_data", out _))
        .Select(found => ((long, string)?)(found.Message, found.Button.GetProperty("callback_data").GetString()!))
        .FirstOrDefault();

    private static IEnumerable<JsonElement> Buttons(JsonElement body) =>
        body.TryGetProperty("reply_markup", out var markup) && markup.TryGetProperty("inline_keyboard", out var rows)
            ? rows.EnumerateArray().SelectMany(row => row.EnumerateArray())
            : [];

    private TelegramReply? Refuse(JsonElement body)
    {
        var chat = body.GetProperty("chat_id").GetInt64();
        return Moved.TryGetValue(chat, out var next) ? TelegramFault.Migrate("", next).Reply
            : Closed.TryGetValue(chat, out var why) ? TelegramReply.Fail(403, why)
            : !Chats.ContainsKey(chat) ? TelegramReply.Fail(400, "Bad Request: chat not found")
            : body.TryGetProperty("message_thread_id", out var topic) && !Topics.ContainsKey(topic.GetInt64())
                ? TelegramReply.Fail(400, "Bad Request: message thread not found")
            : null;
    }

    private TelegramReply Show(JsonElement body, JsonObject bot, long message, Action<JsonObject>? fill = null)
    {
        var chat = body.GetProperty("chat_id").GetInt64();
        Shown[(chat, message)] = body;
        var sent = Message(chat, message, bot, body.TryGetProperty("text", out var text) ? Specs.TelegramHtml.Parse(text.GetString()!).Text : null);
        fill?.Invoke(sent);
        return TelegramReply.Ok(sent);
    }

    private static bool IsFile(JsonElement body) => TelegramFiles.Kinds.Any(kind => body.TryGetProperty(kind, out _));

    /// <summary>A file stays when its caption is edited.</summary>
    private static JsonElement Over(JsonElement old, JsonElement edit)
    {
        var whole = JsonSerializer.SerializeToNode(edit)!.AsObject();
        foreach (var file in old.EnumerateObject().Where(member => TelegramFiles.Kinds.Contains(member.Name)))
        {
            whole[file.Name] = JsonSerializer.SerializeToNode(file.Value);
        }

        return JsonSerializer.SerializeToElement(whole);
    }

    public JsonObject Message(long chat, long message, JsonObject from, string? text = null)
    {
        var json = new JsonObject
        {
            ["message_id"] = message,
            ["from"] = from.DeepClone(),
            ["chat"] = Chats[chat].DeepClone(),
            ["date"] = 1_795_222_518,
        };
        if (text is not null)
        {
            json["text"] = text;
        }

        return json;
    }

    private static (long Chat, long Message) Key(JsonElement body) =>
        (body.GetProperty("chat_id").GetInt64(), body.GetProperty("message_id").GetInt64());

    private static string Words(JsonElement body) =>
        body.TryGetProperty("text", out var text) || body.TryGetProperty("caption", out text) ? text.GetRawText() : "";

    private static string Look(JsonElement body) =>
        $"{Words(body)} {(body.TryGetProperty("reply_markup", out var markup) ? markup.GetRawText() : "")}";
}
