using System.Text.Json;
using CoP.Testing.Telegram;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>Somebody with a phone, in the private chat or in a group.</summary>
internal sealed class OnTelegram(TestBot testBot, TelegramPerson person, string name, long chat, long? topic = null) : ChatUser(testBot, name)
{
    public TelegramPerson Person => person;

    public long Chat => chat;

    public override IReadOnlyList<ShownMessage> Screen
    {
        get
        {
            var shown = new SortedDictionary<long, ShownMessage>();
            foreach (var call in TestBot.Telegram.Ledger.Where(call => call.Status == 200 && call.ChatId == chat))
            {
                Draw(shown, call);
            }

            return [.. shown.Values];
        }
    }

    /// <summary>The same person in a group, and there in a topic.</summary>
    public OnTelegram In(long group, long? inTopic = null) => new(TestBot, person, Name, group, inTopic);

    public override Task Says(string text)
    {
        person.Say(text, chat, topic);
        return Task.CompletedTask;
    }

    public override async Task<string> Presses(string label, string under = "")
    {
        var message = await Sees(under, label);
        return await PressesData(Data(message, label), message.Id);
    }

    /// <summary>Sends callback data of any kind, as from a button of that message.</summary>
    public async Task<string> PressesData(string data, string message)
    {
        var press = person.PressData(data, long.Parse(message, null), chat);
        var answer = await TestBot.Telegram.WaitForAsync(
            call => call.Method == "answerCallbackQuery" && call.Body.GetProperty("callback_query_id").GetString() == press);
        return answer.Text;
    }

    public override async Task Replies(string under, string text) => person.Reply(long.Parse((await Reads(under)).Id, null), text, chat);

    /// <summary>What the button carries.</summary>
    public string Data(ShownMessage message, string label) => Buttons(Newest(message.Id)).First(button => Label(button) == label)
        .GetProperty("callback_data").GetString()!;

    private JsonElement Newest(string message) => TestBot.Telegram.Ledger.Last(call => call.Status == 200 && call.ChatId == chat && Id(call) == message).Body;

    private static void Draw(SortedDictionary<long, ShownMessage> shown, TelegramCall call)
    {
        if (call.Method is not "deleteMessage" && Id(call) is not null)
        {
            shown[long.Parse(Id(call)!, null)] = new ShownMessage(Id(call)!, call.Text, [.. Buttons(call.Body).Select(Label)]);
        }
        else if (call.Method == "deleteMessage")
        {
            shown.Remove(long.Parse(Id(call)!, null));
        }
    }

    private static string? Id(TelegramCall call) => call.Method switch
    {
        "sendMessage" or "sendDocument" or "sendPhoto" => call.Result!.Value.GetProperty("message_id").GetRawText(),
        "editMessageText" or "editMessageCaption" or "deleteMessage" => call.Body.GetProperty("message_id").GetRawText(),
        _ => null,
    };

    private static IEnumerable<JsonElement> Buttons(JsonElement body) =>
        body.TryGetProperty("reply_markup", out var markup) && markup.TryGetProperty("inline_keyboard", out var rows)
            ? rows.EnumerateArray().SelectMany(static row => row.EnumerateArray())
            : [];

    private static string Label(JsonElement button) => button.GetProperty("text").GetString()!;
}
