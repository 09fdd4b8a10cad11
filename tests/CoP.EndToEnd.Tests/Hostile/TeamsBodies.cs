using System.Text.Json.Nodes;

namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>Bodies for <c>/api/messages</c> that are no activities, or activities of kinds that nobody expects, with good tokens.</summary>
internal static class TeamsBodies
{
    public static IEnumerable<HostileCase> Cases =>
    [
        Raw("empty body", "nothing", "400", ""),
        Raw("not JSON", "`type=message`", "400", "type=message", Leaves.Kept),
        Raw("a list", "`[]`", "400", "[]"),
        Raw("no type", "an object without `type`", "400", """{"id":"1"}"""),
        Raw("the type twice", "`type` as message and as invoke", "400", """{"type":"message","type":"invoke"}""", Leaves.Kept),
        Raw("half a character", "`\\ud800` in the type, with a good token", "400", """{"type":"\ud800"}""", Leaves.Kept),
        Raw("half a character in a file's name", "`\\ud83d.pdf`, with a good token", "400", """{"type":"message","attachments":[{"name":"\ud83d.pdf"}]}""", Leaves.Kept),
        Stranger("half a character from a stranger", "`\\ud800` in the type, without a token", null, """{"type":"\ud800"}"""),
        Stranger("half a character with a made-up token", "`\\ud800` in the type, `Bearer a.b.c`", "Bearer a.b.c", """{"type":"\ud800"}"""),
        Raw("too large", "300 KB", "413", $$"""{"type":"message","text":"{{new string('a', 300_000)}}"}"""),
        Raw("too deep", "100 lists inside one another", "400", $$"""{"type":"message","value":{{new string('[', 100)}}{{new string(']', 100)}}}""", Leaves.Kept),
        Signed("unknown type", "an activity of type `handoff`", "200", Leaves.Note, static activity => activity["type"] = "handoff"),
        Signed("unknown invoke", "an invoke named `task/fetch`", "501", Leaves.Nothing, static activity => Invoke(activity, "task/fetch")),
        Signed("press without an action", "`adaptiveCard/action` without a value", "400", Leaves.Nothing, static activity => Invoke(activity, "adaptiveCard/action")),
        Signed("nobody", "a message without `from`", "200", Leaves.Answer, static activity => activity.Remove("from")),
        Words("a mention, and nothing else", "`<at>CoP</at>&nbsp;` and a space without width", "There were no words", static activity => activity["text"] = "&nbsp;\u200B<at>CoP</at>&nbsp;"),
        Words("a quotation mark, and nothing else", "`<quoted messageId=\"1\"/>`", "There were no words", static activity => activity["text"] = """<quoted messageId="1"/>"""),
        Words("a quotation of a message that nobody knows", "`<quoted messageId=\"1\"/> help`", "What I can do for you", static activity => activity["text"] = """<quoted messageId="1"/> help"""),
        Words("HTML without text", "`help` in an attached `<p>` alone", "What I can do for you", static activity => Html(activity, "<p>help</p>")),
        Words("HTML that is broken", "`<b><i>help` in ten thousand nested elements", "What I can do for you", static activity => Html(activity, $"{string.Concat(Enumerable.Repeat("<div>", 10_000))}<b><i>help")),
        Signed("text that is a number", "`text` 42", "200", Leaves.Note, static activity => activity["text"] = 42),
    ];

    private static void Invoke(JsonObject activity, string name)
    {
        activity["type"] = "invoke";
        activity["name"] = name;
    }

    private static HostileCase Stranger(string name, string sends, string? authorization, string body) =>
        new($"Teams: {name}", sends, "400", Leaves.Nothing, testBot => TeamsCallers.PostAsync(testBot, body, authorization));

    private static HostileCase Raw(string name, string sends, string answer, string body, Leaves leaves = Leaves.Nothing) =>
        new($"Teams: {name}", sends, answer, leaves, testBot =>
            TeamsCallers.PostAsync(testBot, body, $"Bearer {TeamsCallers.Sign(testBot, TeamsCallers.ClaimsFor(testBot, testBot.Amina.Message("")))}"));

    private static void Html(JsonObject activity, string html)
    {
        activity.Remove("text");
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
    }

    /// <summary>Words of Amina, and what she reads in answer.</summary>
    private static HostileCase Words(string name, string sends, string answer, Action<JsonObject> change) =>
        new($"Teams: {name}", sends, answer, Leaves.Answer, async testBot =>
        {
            var activity = testBot.Amina.Message("");
            activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = Support.OnTeams.Bot, ["name"] = "CoP" } });
            change(activity);
            var before = testBot.Amina.Screen.Count;
            await testBot.Amina.PostAsync(activity);
            return (await testBot.TestBot.UntilAsync(() => testBot.Amina.Screen.Skip(before).LastOrDefault(), () => "no answer")).Text;
        });

    private static HostileCase Signed(string name, string sends, string answer, Leaves leaves, Action<JsonObject> change) =>
        new($"Teams: {name}", sends, answer, leaves, testBot =>
        {
            var activity = testBot.Amina.Message("ask");
            change(activity);
            return TeamsCallers.PostAsync(testBot, activity.ToJsonString(), $"Bearer {TeamsCallers.Sign(testBot, TeamsCallers.ClaimsFor(testBot, activity))}");
        });
}
