using System.Globalization;
using System.Text.Json.Nodes;

namespace CoP.Testing.Telegram;

/// <summary>Someone with a phone. Without a chat, everything happens in the private chat with the bot.</summary>
public sealed class TelegramPerson
{
    private static long _lastQuery = 5000;
    private static long _lastChange = 1_795_222_518;
    private readonly TelegramStandIn _telegram;

    internal TelegramPerson(TelegramStandIn telegram, long id, string name, string language)
    {
        (_telegram, Id) = (telegram, id);
        User = new JsonObject { ["id"] = id, ["is_bot"] = false, ["first_name"] = name, ["language_code"] = language };
        telegram.Chats.Chats[id] = new JsonObject { ["id"] = id, ["type"] = "private", ["first_name"] = name };
    }

    public long Id { get; }

    internal JsonObject User { get; }

    /// <summary>Writes words; returns the message's id.</summary>
    public long Say(string text, long? chat = null, long? topic = null) => Send(chat, message =>
    {
        message["text"] = text;
        if (topic is { } thread)
        {
            _telegram.Chats.Topics[thread] = true;
            message["message_thread_id"] = thread;
            message["is_topic_message"] = true;
        }
    });

    /// <summary>Replies to a message of the bot.</summary>
    public long Reply(long toMessage, string text, long? chat = null) => Send(chat, message =>
    {
        message["text"] = text;
        message["reply_to_message"] = _telegram.Chats.Message(chat ?? Id, toMessage, _telegram.Bot, "…");
    });

    public void Edit(long message, string text, long? chat = null) =>
        _telegram.AddUpdate("edited_message", _telegram.Chats.Message(chat ?? Id, message, User, text));

    public long SendPhoto(string? caption = null, long? chat = null, long? replyTo = null, string? album = null) => Send(chat, message =>
    {
        message["photo"] = Photo();
        message["caption"] = caption;
        message["media_group_id"] = album;
        message["reply_to_message"] = replyTo is { } original ? _telegram.Chats.Message(chat ?? Id, original, _telegram.Bot, "…") : null;
        foreach (var absent in message.Where(static field => field.Value is null).Select(static field => field.Key).ToList())
        {
            message.Remove(absent);
        }
    });

    /// <summary>Sends pictures as one album, or a part of it: a message for each, with its caption or none.</summary>
    public void SendAlbum(string id, params string?[] captions)
    {
        foreach (var caption in captions)
        {
            SendPhoto(caption, album: id);
        }
    }

    /// <summary>Changes the words under a picture; none takes them away.</summary>
    public void EditCaption(long photo, string caption, long? chat = null)
    {
        var message = _telegram.Chats.Message(chat ?? Id, photo, User);
        message["photo"] = Photo();
        if (caption.Length > 0)
        {
            message["caption"] = caption;
        }

        _telegram.AddUpdate("edited_message", message);
    }

    /// <summary>Sends a picture or a document with its bytes; the claimed name, type and size can be lies.</summary>
    public long SendFile(TelegramFile file, bool asPhoto = false, long? claimedSize = null, long? chat = null, string? caption = null) => Send(chat, message =>
    {
        if (caption is not null)
        {
            message["caption"] = caption;
        }

        var id = _telegram.Chats.Files.Add(file);
        var json = new JsonObject { ["file_id"] = id, ["file_unique_id"] = $"u{id}", ["file_size"] = claimedSize ?? file.Content.Length };
        if (asPhoto)
        {
            (json["width"], json["height"]) = (800, 600);
            message["photo"] = new JsonArray(new JsonObject { ["file_id"] = "SMALL", ["file_unique_id"] = "u", ["width"] = 90, ["height"] = 60 }, json);
            return;
        }

        (json["file_name"], json["mime_type"]) = (file.Name, file.Type);
        message["document"] = json;
    });

    /// <summary>Writes words with styles; each entity as the Bot API describes it.</summary>
    public long SayStyled(string text, params JsonObject[] entities) => Send(null, message =>
    {
        message["text"] = text;
        message["entities"] = new JsonArray([.. entities.Select(static entity => entity.DeepClone())]);
    });

    /// <summary>Sends something that is not text, under the name that the Bot API gives its field, e.g. <c>voice</c>.</summary>
    public long SendOther(string field, JsonObject content, long? chat = null) => Send(chat, message => message[field] = content);

    /// <summary>Presses the button with that label on the newest message that has one; returns the press's id.</summary>
    public string Press(string label, long? chat = null)
    {
        var (message, data) = _telegram.Chats.FindButton(chat ?? Id, label)
            ?? throw new InvalidOperationException($"Nobody shows a button '{label}' in chat {chat ?? Id}.");
        return PressData(data, message, chat);
    }

    /// <summary>Sends any callback data, as a forged client can.</summary>
    public string PressData(string data, long message, long? chat = null)
    {
        var id = Interlocked.Increment(ref _lastQuery).ToString(CultureInfo.InvariantCulture);
        _telegram.Chats.OpenQueries[id] = true;
        _telegram.AddUpdate("callback_query", new JsonObject
        {
            ["id"] = id,
            ["from"] = User.DeepClone(),
            ["message"] = _telegram.Chats.Message(chat ?? Id, message, _telegram.Bot, "…"),
            ["chat_instance"] = "1",
            ["data"] = data,
        });
        return id;
    }

    /// <summary>Types behind the bot's name in some other chat; returns the query's id.</summary>
    public string TypeInline(string query, string offset = "")
    {
        var id = Interlocked.Increment(ref _lastQuery).ToString(CultureInfo.InvariantCulture);
        _telegram.Chats.OpenQueries[id] = true;
        _telegram.AddUpdate("inline_query", new JsonObject { ["id"] = id, ["from"] = User.DeepClone(), ["query"] = query, ["offset"] = offset });
        return id;
    }

    /// <summary>Adds the bot to a group, which is made when new.</summary>
    public void AddBotTo(long group, string title)
    {
        _telegram.Chats.Chats[group] = new JsonObject { ["id"] = group, ["type"] = "supergroup", ["title"] = title };
        _telegram.Chats.Closed.TryRemove(group, out _);
        ChangeBot(group, "left", "member");
    }

    /// <summary>Makes the bot an administrator of a broadcast channel, the only way in there.</summary>
    public void AddBotToChannel(long channel, string title)
    {
        _telegram.Chats.Chats[channel] = new JsonObject { ["id"] = channel, ["type"] = "channel", ["title"] = title };
        ChangeBot(channel, "left", "administrator");
    }

    public void RemoveBotFrom(long group)
    {
        _telegram.Chats.Closed[group] = "Forbidden: bot was kicked from the supergroup chat";
        ChangeBot(group, "member", "kicked");
    }

    public void Block()
    {
        _telegram.Chats.Closed[Id] = "Forbidden: bot was blocked by the user";
        ChangeBot(Id, "member", "kicked");
    }

    public void Unblock()
    {
        _telegram.Chats.Closed.TryRemove(Id, out _);
        ChangeBot(Id, "kicked", "member");
    }

    private void ChangeBot(long chat, string before, string after) => _telegram.AddUpdate("my_chat_member", new JsonObject
    {
        ["chat"] = _telegram.Chats.Chats[chat].DeepClone(),
        ["from"] = User.DeepClone(),
        ["date"] = Interlocked.Increment(ref _lastChange),
        ["old_chat_member"] = new JsonObject { ["user"] = _telegram.Bot.DeepClone(), ["status"] = before },
        ["new_chat_member"] = new JsonObject { ["user"] = _telegram.Bot.DeepClone(), ["status"] = after },
    });

    private static JsonArray Photo() => new(new JsonObject { ["file_id"] = "P1", ["file_unique_id"] = "U1", ["width"] = 1, ["height"] = 1 });

    private long Send(long? chat, Action<JsonObject> fill)
    {
        var message = _telegram.Chats.Message(chat ?? Id, _telegram.Chats.NextMessage(), User);
        fill(message);
        _telegram.AddUpdate("message", message);
        return message["message_id"]!.GetValue<long>();
    }
}
