using System.Text;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing.Telegram;
using Xunit.Abstractions;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>Field staff pay by the byte: what one question costs the phone of whoever asks it.</summary>
public sealed class ThinDataTests(ITestOutputHelper output) : Journey
{
    private const string Question = "Which papers does a caregiver need to enrol a child with SHA when the birth was never registered at all?";
    private const string Answer =
        "Bring the caregiver's own identity card, the clinic booklet of the child and a letter from the assistant chief. The office in "
        + "Siaya takes the letter in place of the certificate for ninety days; start the late registration at the same counter on that "
        + "day, and keep the receipt, since the second visit asks for it. Go early: the queue closes at noon.";

    private const int MostMessages = 5;
    private const int MostBytes = 3_100;

    [Fact]
    public async Task AskedAnsweredAndAccepted_OnAPhone_TakesFewMessagesAndBytes()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var amina = await TestBot.OnTeamsAsync("Amina");
        await juma.Asks(Question);
        await amina.Sees(Question, "I'll answer");
        await TestBot.SettleAsync();
        var form = Received(juma).Count;

        await amina.Replies(Question, Answer);
        await juma.Sees(Answer, "Accept this answer");
        await TestBot.SettleAsync();
        await juma.Presses("Accept this answer", under: Answer);
        await amina.Reads("was accepted");
        await TestBot.SettleAsync();

        var received = Received(juma);
        output.WriteLine(string.Join('\n', received.Select(static call => $"{call.Method} {Bytes(call)} {call.Text.ReplaceLineEndings("⏎")}")));
        output.WriteLine($"{received.Count} messages, {received.Sum(Bytes)} bytes; after asking {received.Count - form} and {received.Skip(form).Sum(Bytes)}");
        Assert.InRange(received.Count - form, 1, MostMessages);
        Assert.InRange(received.Skip(form).Sum(Bytes), 1, MostBytes);
    }

    /// <summary>What reached the phone: new messages, edits and the words of a pressed button.</summary>
    private List<TelegramCall> Received(OnTelegram person) =>
        [.. TestBot.Telegram.Ledger.Where(call => call.Status == 200 && (call.ChatId == person.Chat || call.Method == "answerCallbackQuery"))
            .Where(static call => call.Method is "sendMessage" or "editMessageText" or "answerCallbackQuery")];

    private static int Bytes(TelegramCall call) => Encoding.UTF8.GetByteCount(call.Body.GetRawText());
}
