using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Senders behind whom nobody can be seen, and codes where others read them.</summary>
internal static class Nobodies
{
    private const string Unseen = "I cannot see who you are";
    private const string Elsewhere = "For that, please write to me in a private chat.";
    private const string Administrator = """{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"}""";
    private const string ChannelBot = """{"id":136817688,"is_bot":true,"first_name":"Channel","username":"Channel_Bot"}""";
    private const string TheGroup = """{"id":-1001,"type":"supergroup","title":"Standards"}""";
    private const string AChannel = """{"id":-1007777,"type":"channel","title":"Somebody's channel"}""";
    private static int _last = 910_000;

    public static IEnumerable<HostileCase> Cases =>
    [
        Writes("an anonymous administrator with a code", "`/start CODE`, written as the group", Administrator, TheGroup, static testBot => $"/start {testBot.Code}"),
        Writes("an anonymous administrator who binds", "`/bind standards`, written as the group", Administrator, TheGroup, static _ => "/bind standards"),
        Writes("an anonymous administrator who lists", "`/moderate`, written as the group", Administrator, TheGroup, static _ => "/moderate"),
        Writes("a channel that unbinds", "`/bind none`, written as a channel", ChannelBot, AChannel, static _ => "/bind none"),
        Writes("a channel with a code", "a code in a sentence to the bot, written as a channel", ChannelBot, AChannel, static testBot => $"@CopTestBot my code is {testBot.Code}"),
        Writes("the stand-in account alone", "`/bind none`, without `sender_chat`", Administrator, null, static _ => "/bind none"),
        Writes("no sender", "`/start CODE`, without `from`", null, null, static testBot => $"/start {testBot.Code}"),
        new("Telegram: a press of the stand-in account", "a group's name under a coordinator's message", Unseen, Leaves.Answer, static async testBot =>
        {
            var offer = testBot.Naserian.In(HostileInputFixture.Group).Screen.Last(static seen => seen.Offers("None"));
            var data = JsonSerializer.Serialize(testBot.Naserian.In(HostileInputFixture.Group).Data(offer, "None"));
            testBot.TestBot.Telegram.OpenPress("anonymous");
            await testBot.UpdateAsync($$$"""{"update_id":{{{++_last}}},"callback_query":{"id":"anonymous","from":{{{Administrator}}},"chat_instance":"1","data":{{{data}}},"message":{"message_id":{{{offer.Id}}},"date":1,"chat":{{{TheGroup}}} } } }""");
            return (await testBot.TestBot.Telegram.WaitForAsync(static call => call.Method == "answerCallbackQuery" && call.Body.GetProperty("callback_query_id").GetString() == "anonymous")).Text;
        }),
        new("Telegram: a code in a group", "`/start CODE` of a stranger", "it is still good", Leaves.Answer,
            static testBot => SaysAsync(testBot.TestBot.StrangerOnTelegram("Mallory").In(HostileInputFixture.Group), $"/start {testBot.Code}", "it is still good")),
        new("Telegram: a stranger in a group", "`/questions`", "in a private chat", Leaves.Answer,
            static testBot => SaysAsync(testBot.TestBot.StrangerOnTelegram("Mallory").In(HostileInputFixture.Group), "/questions", "send it to me in a private chat")),
        .. ((string[])["/questions", "/open", "/moderate", "/find SHA"]).Select(static list => new HostileCase($"Telegram: `{list}` among strangers", $"`{list}` of a coordinator in a group that is not bound", Elsewhere, Leaves.Answer,
            testBot => SaysAsync(testBot.Naserian.In(HostileInputFixture.Group), list, Elsewhere))),
        new("Telegram: a question's button among strangers", "“Open” of a list, well signed, in a group that is not bound", Elsewhere, Leaves.Answer,
            static testBot => testBot.Naserian.In(HostileInputFixture.Group).PressesData(testBot.Sign("q", testBot.QuestionId, HostileInputFixture.Group), testBot.Naserian.In(HostileInputFixture.Group).Screen[0].Id)),
        new("Telegram: talk in a group", "words that are not for the bot", "200", Leaves.Nothing, static testBot => testBot.UpdateAsync(Update("""{"id":701,"is_bot":false,"first_name":"X"}""", null, "Shall we meet at two?"))),
        Overheard("words", static activity => activity.Remove("entities")),
        Overheard("edited words", static activity =>
        {
            activity.Remove("entities");
            activity["type"] = "messageUpdate";
            activity["channelData"]!["eventType"] = "editMessage";
        }),
        new("Teams: nobody with a code", "a code, without `from`", Unseen, Leaves.Answer, static async testBot =>
        {
            var activity = testBot.Amina.Message(testBot.Code);
            activity.Remove("from");
            await testBot.Amina.PostAsync(activity);
            return (await testBot.Amina.Reads(Unseen)).Text;
        }),
        new("Teams: nobody in a channel", "a code, with an empty `from.id`", Unseen, Leaves.Answer, static async testBot =>
        {
            var channel = testBot.Amina.In(HostileInputFixture.Channel);
            var activity = channel.Message(testBot.Code);
            activity["from"]!["id"] = "";
            await channel.PostAsync(activity);
            return (await channel.Reads(Unseen)).Text;
        }),
        new("Teams: a code in a channel", "a stranger's, with a mention", "it is still good", Leaves.Answer,
            static testBot => SaysAsync(testBot.TestBot.StrangerOnTeams("Mallory").In(HostileInputFixture.Channel), testBot.Code, "it is still good")),
        new("Teams: another bot", "words of `28:…`", "200", Leaves.Note, static async testBot =>
        {
            var activity = testBot.Amina.Message("ask");
            activity["from"]!["id"] = "28:another";
            await testBot.Amina.PostAsync(activity);
            return "200";
        }),
    ];

    /// <summary>As Teams brings it to an app that may read all.</summary>
    private static HostileCase Overheard(string what, Action<JsonObject> change) =>
        new($"Teams: {what} in a channel without a mention", "brought by an app that may read all", "200", Leaves.Nothing, testBot =>
        {
            var activity = testBot.Amina.In(HostileInputFixture.Channel).Message("Shall we meet at two?");
            change(activity);
            return TeamsCallers.PostAsync(testBot, activity.ToJsonString(), $"Bearer {TeamsCallers.Sign(testBot, TeamsCallers.ClaimsFor(testBot, activity))}");
        });

    private static HostileCase Writes(string name, string sends, string? from, string? senderChat, Func<HostileInputFixture, string> words) =>
        new($"Telegram: {name}", sends, Unseen, Leaves.Answer, async testBot =>
        {
            var before = testBot.Naserian.In(HostileInputFixture.Group).Screen.Count;
            await testBot.UpdateAsync(Update(from, senderChat, words(testBot)));
            await testBot.TestBot.SettleAsync();
            return string.Join(' ', testBot.Naserian.In(HostileInputFixture.Group).Screen.Skip(before).Select(static seen => seen.Text));
        });

    private static string Update(string? from, string? senderChat, string words) =>
        $$"""{"update_id":{{++_last}},"message":{"message_id":{{_last}},{{Field("from", from)}}{{Field("sender_chat", senderChat)}}"chat":{{TheGroup}},"date":1,"text":{{JsonSerializer.Serialize(words)}} } }""";

    private static string Field(string name, string? json) => json is null ? "" : $"\"{name}\":{json},";

    private static async Task<string> SaysAsync(ChatUser actor, string words, string answer)
    {
        await actor.Says(words);
        return (await actor.Reads(answer)).Text;
    }
}
