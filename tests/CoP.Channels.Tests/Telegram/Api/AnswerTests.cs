using System.Text;
using System.Text.Json;
using CoP.Channels.Telegram;
using CoP.Channels.Telegram.Api;
using CoP.Channels.Tests.Telegram.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Api;

/// <summary>What is known after an answer, whoever gave it: what was refused is never taken for what may have arrived.</summary>
public sealed class AnswerTests
{
    private static readonly Dictionary<string, (int Status, string Body, string Known)> Cases = new()
    {
        ["a message"] = (200, """{"ok":true,"result":{"message_id":42}}""", """ok {"message_id":42}"""),
        ["half a character in a title"] = (200, """{"ok":true,"result":{"title":"\ud83d"}}""", """ok {"title":"\ud83d"}"""),
        ["a refusal"] = (400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", "refused 400 Bad Request: chat not found"),
        ["a refusal of a fault of theirs"] = (502, """{"ok":false,"error_code":502,"description":"Bad Gateway"}""", "refused 502 Bad Gateway"),
        ["half a character in a refusal"] = (400, """{"ok":false,"error_code":400,"description":"Bad Request: \ud83d not found"}""", "refused 400 Bad Request: \uFFFD not found"),
        ["bytes that are no UTF-8 in a refusal"] = (400, $$"""{"ok":false,"error_code":400,"description":"Bad Request: {{(char)0xC3}}( not found"}""", "refused 400 Bad Request: \uFFFD( not found"),
        ["a flood"] = (429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 17","parameters":{"retry_after":17}}""", "refused 429 Too Many Requests: retry after 17, after 17 s"),
        ["a chat that moved"] = (400, """{"ok":false,"error_code":400,"description":"Bad Request: upgraded","parameters":{"migrate_to_chat_id":-1001234567890123}}""", "refused 400 Bad Request: upgraded, moved to -1001234567890123"),
        ["a proxy that wants us to wait"] = (429, "<html>", "refused 429 not from the Bot API, after 30 s"),
        ["a proxy for which it is too much"] = (413, "<html>", "refused 413 not from the Bot API"),
        ["a proxy that waited too long"] = (504, "<html>", "unknown HTTP 504 without a usable body"),
        ["a refusal that calls itself a success"] = (200, """{"ok":false,"error_code":400,"description":"Bad Request"}""", "unknown HTTP 200 without a usable body"),
        ["a page in place of an answer"] = (200, "<html>", "unknown HTTP 200 without a usable body"),
        ["an answer that breaks off"] = (200, """{"ok":true,"res""", "unknown HTTP 200 without a usable body"),
        ["a redirection"] = (302, "", "unknown HTTP 302 without a usable body"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_IsKnownForWhatItIs(string name)
    {
        var (status, body, known) = Cases[name];
        using var server = new AnsweringServer(status, Encoding.Latin1.GetBytes(body));
        var answer = await Api(server).CallAsync<JsonElement>("sendMessage", [], CancellationToken.None);
        Assert.Equal(known, Tell(answer));
    }

    [Fact]
    public async Task Server_BehindAPath_IsCalledThere()
    {
        using var server = new AnsweringServer(200, """{"ok":true,"result":true}""");
        await Api(server, "https://proxy.example/telegram/").CallAsync<JsonElement>("getMe", [], CancellationToken.None);
        Assert.Equal("https://proxy.example/telegram/bot7:x/getMe", server.Asked?.AbsoluteUri);
    }

    private static TelegramApi Api(AnsweringServer server, string address = "https://api.telegram.org") =>
        new(server, Options.Create(new TelegramOptions { Token = "7:x", ApiBaseUrl = address }), TimeProvider.System);

    private static string Tell(ApiAnswer<JsonElement> answer) => answer switch
    {
        ApiAnswer<JsonElement>.Ok(var result) => $"ok {result.GetRawText()}",
        ApiAnswer<JsonElement>.Refused({ Parameters: var more } error) =>
            $"refused {error.ErrorCode} {error.Description}{(more?.RetryAfter is { } seconds ? $", after {seconds} s" : "")}{(more?.MigrateToChatId is { } chat ? $", moved to {chat}" : "")}",
        ApiAnswer<JsonElement>.Unknown(var reason) => $"unknown {reason}",
        _ => "not sent",
    };
}
