using System.Text.Json;

namespace CoP.Testing.Telegram;

/// <summary>One call of the bot, as the ledger keeps it.</summary>
/// <param name="Status">What was answered; 0 when the connection was cut.</param>
/// <param name="Faults">Where the call breaks the specification.</param>
public sealed record TelegramCall(string Method, JsonElement Body, int Status, JsonElement? Result, IReadOnlyList<string> Faults)
{
    /// <summary>The text as the reader sees it, entities parsed.</summary>
    public string Text => Body.TryGetProperty("text", out var text) || Body.TryGetProperty("caption", out text) ? Specs.TelegramHtml.Parse(text.GetString()!).Text : "";

    public long ChatId => Body.TryGetProperty("chat_id", out var chat) ? chat.GetInt64() : 0;
}

/// <summary>One delivery to the webhook.</summary>
/// <param name="Status">What the bot answered; 0 when it did not.</param>
public sealed record TelegramDelivery(long UpdateId, int Status);

/// <summary>An answer of the Bot API.</summary>
public sealed record TelegramReply(int Status, object Body)
{
    public static TelegramReply Ok(object result) => new(200, new { ok = true, result });

    public static TelegramReply Fail(int code, string description, object? parameters = null) => new(code, parameters is null
        ? new { ok = false, error_code = code, description }
        : new { ok = false, error_code = code, description, parameters });
}

/// <summary>Something that goes wrong on demand.</summary>
/// <param name="Reply">Answered instead of doing anything; null: the call is done first.</param>
/// <param name="Cuts">The connection is closed without an answer.</param>
/// <param name="Until">Nothing is answered before this is over.</param>
public sealed record TelegramFault(string Method, TelegramReply? Reply, bool Cuts = false, bool Accepts = false, Task? Until = null)
{
    /// <summary>Done and answered well, but late.</summary>
    public static TelegramFault Hold(string method, Task until) => new(method, null, Until: until);

    public static TelegramFault Flood(string method, int retryAfter) =>
        new(method, TelegramReply.Fail(429, $"Too Many Requests: retry after {retryAfter}", new { retry_after = retryAfter }));

    public static TelegramFault Refuse(string method, int code, string description) => new(method, TelegramReply.Fail(code, description));

    public static TelegramFault Migrate(string method, long next) => new(method, TelegramReply.Fail(
        400, "Bad Request: group chat was upgraded to a supergroup chat", new { migrate_to_chat_id = next }));

    /// <summary>Done, but nobody is told.</summary>
    public static TelegramFault AcceptThenClose(string method) => new(method, null, Cuts: true, Accepts: true);

    public static TelegramFault AcceptThen504(string method) => new(method, TelegramReply.Fail(504, "Gateway Timeout"), Accepts: true);
}
