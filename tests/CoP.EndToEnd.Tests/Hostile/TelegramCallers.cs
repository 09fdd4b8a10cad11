namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Requests to <c>/api/telegram</c> that are not from Telegram, and updates that are none.</summary>
internal static class TelegramCallers
{
    private const string Update = """{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":701,"type":"private"},"from":{"id":701,"is_bot":false,"first_name":"X"},"text":"/ask"}}""";

    public static IEnumerable<HostileCase> Cases =>
    [
        new("Telegram: no secret", "an update without the secret header", "401", Leaves.Nothing, static testBot => testBot.UpdateAsync(Update, secret: null)),
        new("Telegram: wrong secret", "an update with another secret", "401", Leaves.Nothing, static testBot => testBot.UpdateAsync(Update, "A-secret_43")),
        new("Telegram: secret in other case", "an update with the secret in lower case", "401", Leaves.Nothing, static testBot => testBot.UpdateAsync(Update, "a-secret_42")),
        Body("empty body", "nothing", "400", ""),
        Body("not JSON", "`update_id=1`", "400", "update_id=1"),
        Body("no number", "an update without `update_id`", "400", """{"message":{}}"""),
        Body("a number that is a text", "`update_id` \"1\"", "400", """{"update_id":"1"}"""),
        Body("too large", "1.2 MB", "413", $$"""{"update_id":1,"text":"{{new string('a', 1_200_000)}}"}"""),
        Body("cut off", "an update without its end", "400", Update[..^2]),
        Body("too deep", "200 lists inside one another", "200", $$"""{"update_id":900010,"x":{{new string('[', 200)}}{{new string(']', 200)}}}""", Leaves.Kept),
        Body("half a character in a file's name", "`\\ud83d.pdf`", "200",
            """{"update_id":900011,"message":{"message_id":1,"date":1,"chat":{"id":701,"type":"private"},"from":{"id":701,"is_bot":false,"first_name":"X"},"document":{"file_id":"F","file_name":"\ud83d.pdf"}}}""", Leaves.Kept),
        Body("bytes that are no text", "a byte C3 alone in a text", "200",
            $$$"""{"update_id":900012,"message":{"message_id":1,"date":1,"chat":{"id":701,"type":"private"},"from":{"id":701,"is_bot":false,"first_name":"X"},"text":"{{{(char)0xC3}}}"}}""", Leaves.Kept),
        Body("a number beyond all numbers", "`message_id` of 30 digits", "200", $$$"""{"update_id":900013,"message":{"message_id":{{{new string('9', 30)}}},"text":"/ask"}}""", Leaves.Kept),
        Body("message without chat", "a message without `chat`", "200", """{"update_id":900001,"message":{"message_id":1,"text":"/ask"}}""", Leaves.Kept),
        Body("press by nobody", "a callback query without `from`", "200", """{"update_id":900002,"callback_query":{"id":"1","data":"x"}}""", Leaves.Kept),
        Body("words of another bot", "a message whose `from` is a bot", "200",
            """{"update_id":900003,"message":{"message_id":1,"date":1,"chat":{"id":-1001,"type":"supergroup"},"from":{"id":5,"is_bot":true,"first_name":"B"},"text":"/bind standards"}}"""),
        Body("words in a broadcast channel", "a post of a channel that made the bot its administrator", "200",
            """{"update_id":900014,"channel_post":{"message_id":1,"date":1,"chat":{"id":-1009,"type":"channel"},"text":"/ask"}}"""),
        new("Telegram: unknown kind", "an update that holds only `chat_boost`", "200", Leaves.Note, static testBot => testBot.UpdateAsync("""{"update_id":900004,"chat_boost":{}}""")),
    ];

    private static HostileCase Body(string name, string sends, string answer, string body, Leaves leaves = Leaves.Nothing) =>
        new($"Telegram: {name}", sends, answer, leaves, testBot => testBot.UpdateAsync(body));
}
