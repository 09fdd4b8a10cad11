using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Transcripts;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.OldDatabase;

/// <summary>
/// Upgrading loses nothing: the host of today over a database that the version before left in the middle of everything. What
/// is compared with was written by that version itself, over the same file.
/// </summary>
public sealed partial class OldDatabaseTests
{
    /// <summary>A trigger whose job cannot be made any more.</summary>
    private const string Broken = "SELECT count(*) AS Value FROM QRTZ_TRIGGERS WHERE TRIGGER_STATE = 'ERROR'";

    [Fact]
    public async Task EverythingThatWaited_LeavesOnce_AndReadsAsBefore()
    {
        var (testBot, old) = await OldDatabase.OpenAsync();
        await using var staged = testBot;
        using var files = old;
        testBot.Foreseen.AddRange(["a turn failed", "Telegram answered 400 to getFile"]); // What had failed, and a file that is gone.
        await RestAsync(testBot);
        await testBot.AskAsync(static db => db.Outbox.Where(static row => row.State == OutboxState.Ambiguous)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Queued)));
        await RestAsync(testBot);

        Golden.Matches("what-everybody-read.txt", await ReadAsync(testBot, old));
        Assert.Equal(await SentAsync(testBot, old), Requests(testBot));
        Assert.Empty(await testBot.ComplaintsAsync());
    }

    [Fact]
    public async Task Buttons_DrawnByTheVersionBefore_DoWhatTheyDid()
    {
        var (testBot, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = testBot;
        using var files = old;
        await RestAsync(testBot);
        var said = new StringBuilder();
        foreach (var button in old.Buttons)
        {
            said.Append(CultureInfo.InvariantCulture, $"== {button["who"]} {button["channel"]} {button["verb"]} {button["argument"]}\n{await PressAsync(testBot, old, button)}\n");
        }

        Golden.Matches("what-buttons-did.txt", Plain(said.ToString()));
    }

    [Fact]
    public async Task Press_AnsweredByTheVersionBefore_DeliveredAgain_GetsTheSameAnswer()
    {
        var (testBot, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = testBot;
        using var files = old;
        var (press, answer) = old.AnsweredPress;
        press["serviceUrl"] = testBot.Teams.ServiceUrl;
        Assert.Equal(answer.ToJsonString(), JsonNode.Parse(await OldDatabase.OnTeams(testBot, "Amina").PostAsync(press))!.ToJsonString());
    }

    [Fact]
    public async Task Forms_HalfFilledInTheVersionBefore_GoOn()
    {
        var (testBot, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = testBot;
        using var files = old;
        await RestAsync(testBot);
        var said = new StringBuilder();
        foreach (var form in old.Forms)
        {
            said.Append(CultureInfo.InvariantCulture, $"== {form["form"]} {form["chat"]?.ToJsonString() ?? (string?)form["teams"]}\n{await GoOnAsync(testBot, old, form)}\n");
        }

        Golden.Matches("how-forms-went-on.txt", Plain(said.ToString()));
    }

    [Fact]
    public async Task Jobs_StoredByTheVersionBefore_Fire()
    {
        var (testBot, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = testBot;
        using var files = old;
        await RestAsync(testBot);
        testBot.Hurry(TimeSpan.FromHours(8));
        await Eventually.SoAsync(() => testBot.AskAsync(db => db.Outbox.AnyAsync(row =>
            row.NoticeType == "DigestReady" && row.CreatedAt > old.WrittenAt && row.State == OutboxState.Sent)));
        testBot.Hurry(TimeSpan.FromHours(80));
        await Eventually.SoAsync(() => testBot.AskAsync(db => db.Outbox.AnyAsync(row =>
            row.NoticeType == "QuestionUnanswered" && row.CreatedAt > old.WrittenAt && row.State == OutboxState.Sent)));
        await testBot.SettleAsync();
        Assert.Equal(0, await testBot.AskAsync(static db => db.Database.SqlQueryRaw<int>(Broken).SingleAsync()));
    }

    /// <summary>Until nothing waits any more but for a person or for a time that is far off.</summary>
    private static Task RestAsync(TestBot testBot)
    {
        var quiet = 0;
        return Eventually.SoAsync(async () =>
        {
            testBot.Hurry(TimeSpan.FromSeconds(1));
            await testBot.CatchBreathAsync();
            var soon = testBot.Clock.GetUtcNow().AddMinutes(10);
            var busy = await testBot.AskAsync(async db =>
                await db.Outbox.AnyAsync(row => row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending
                    || (row.State == OutboxState.Parked && row.NotBefore < soon && row.BroadcastId == null) || (row.State == OutboxState.Parked && row.NoticeType == "AnnouncementListed"))
                || await db.Broadcasts.AnyAsync(static one => one.State == BroadcastState.Running || one.Pending != null)
                || await db.Announcements.AnyAsync(one => one.Stage == AnnouncementState.Scheduled && one.StartsAt < soon)
                || await db.Inbox.AnyAsync(static entry => entry.State == InboxState.Waiting || entry.State == InboxState.Replaying));
            quiet = busy ? 0 : quiet + 1;
            return quiet == 5;
        });
    }

    private static async Task<string> ReadAsync(TestBot testBot, OldDatabase old)
    {
        var all = new StringBuilder();
        var people = await testBot.AskAsync(static db => db.Members.Select(static member => member.Name).ToListAsync());
        foreach (var actor in old.Phones(testBot).Where(static one => !one.Name.StartsWith("F-", StringComparison.Ordinal)).Concat<ChatUser>(people.Select(name => OldDatabase.OnTeams(testBot, name))).Where(static one => one.Screen.Count > 0))
        {
            Write(all, $"{actor.Name} on {(actor is OnTelegram ? "Telegram" : "Teams")}", actor.Screen);
        }

        foreach (var shown in (await testBot.AskAsync(db => db.Playback.Where(row => !row.FromMember && row.At > old.WrittenAt).ToListAsync())).GroupBy(static row => row.ConversationId).OrderBy(static shown => shown.Key))
        {
            Write(all, $"Try-out {shown.Key}", [.. shown.Select(static row => CardReading.Read("", JsonNode.Parse(row.Body)!))]);
        }

        return Plain(all.ToString());
    }

    private static void Write(StringBuilder all, string heading, IReadOnlyList<ShownMessage> screen)
    {
        all.Append(CultureInfo.InvariantCulture, $"== {heading}\n");
        foreach (var line in screen.Select(static seen => Line(seen)).Select(Plain).Order(StringComparer.Ordinal))
        {
            all.Append(line).Append('\n');
        }
    }

    private static string Line(ShownMessage seen) => $"{seen.Text.ReplaceLineEndings(" / ")} {{{string.Join(" | ", seen.Buttons)}}}";

    /// <summary>The same at whatever minute the test runs.</summary>
    private static string Plain(string text) => Code().Replace(Clock().Replace(text, "HH:MM"), "CODE");

    [GeneratedRegex(@"\b\d\d:\d\d(:\d\d)?\b")]
    private static partial Regex Clock();

    [GeneratedRegex("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")]
    private static partial Regex Code();

    /// <summary>How many rows of each kind say that they were sent since.</summary>
    private static async Task<(int Sends, int Deletions)> SentAsync(TestBot testBot, OldDatabase old)
    {
        var rows = await testBot.AskAsync(db => db.Outbox
            .Where(row => row.State == OutboxState.Sent && row.FinishedAt > old.WrittenAt)
            .Where(static row => row.Conversation!.Channel == ChannelNames.Telegram || row.Conversation.Channel == ChannelNames.Teams)
            .Select(static row => row.Kind).ToListAsync());
        return (rows.Count(static kind => kind == OutboxKind.Send), rows.Count(static kind => kind == OutboxKind.Delete));
    }

    private static (int Sends, int Deletions) Requests(TestBot testBot) =>
    (
        testBot.Telegram.Ledger.Count(static call => call.Status == 200 && call.Method is "sendMessage" or "sendDocument" or "sendPhoto")
            + testBot.Teams.Ledger.Count(static entry => entry is { Method: "POST", Id: not null }),
        testBot.Telegram.Ledger.Count(static call => call is { Status: 200, Method: "deleteMessage" }) + testBot.Teams.Ledger.Count(static entry => entry.Method == "DELETE"));

    private static async Task<string> PressAsync(TestBot testBot, OldDatabase old, JsonNode button)
    {
        var name = (string)button["who"]!;
        ChatUser actor = (string)button["channel"]! == "telegram" ? OldDatabase.OnTelegram(testBot, button["chat"]!.GetValue<long>(), name) : OldDatabase.OnTeams(testBot, name);
        var before = actor.Screen.Select(static seen => seen.ToString()).ToHashSet();
        var token = (string)button["token"]!;
        var answer = actor is OnTelegram phone
            ? await phone.PressesData(token, old.Shown(button["chat"]!.ToJsonString()))
            : await ((OnTeams)actor).PressesData(new JsonObject { ["press"] = token }, old.ShownOnTeams);
        await RestAsync(testBot);
        return $"{answer.ReplaceLineEndings(" / ")}\n{New(actor, before)}";
    }

    private static async Task<string> GoOnAsync(TestBot testBot, OldDatabase old, JsonNode form)
    {
        if (form["chat"] is { } chat)
        {
            var phone = OldDatabase.OnTelegram(testBot, chat.GetValue<long>(), "x");
            var before = phone.Screen.Select(static seen => seen.ToString()).ToHashSet();
            await phone.Says((string)form["then"]!);
            await Eventually.SoAsync(() => Task.FromResult(testBot.Telegram.Unconfirmed == 0));
            await RestAsync(testBot);
            return New(phone, before);
        }

        var desk = OldDatabase.OnTeams(testBot, (string)form["teams"]!);
        var submit = CardReading.Actions(form["card"]!).First(static action => (string?)action["associatedInputs"] == "auto");
        var answer = await desk.PressesData(submit["data"]!.DeepClone().AsObject(), (string)form["message"]!);
        return answer.ReplaceLineEndings(" / ");
    }

    private static string New(ChatUser actor, HashSet<string> before) => string.Concat(
        actor.Screen.Where(seen => !before.Contains(seen.ToString())).Select(static seen => $"{Line(seen)}\n").Order(StringComparer.Ordinal));
}
