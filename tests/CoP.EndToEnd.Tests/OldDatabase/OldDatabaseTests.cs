using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.EndToEnd.Tests.Staging;
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
        var (stage, old) = await OldDatabase.OpenAsync();
        await using var staged = stage;
        using var files = old;
        stage.Foreseen.AddRange(["a turn failed", "Telegram answered 400 to getFile"]); // What had failed, and a file that is gone.
        await RestAsync(stage);
        await stage.AskAsync(static db => db.Outbox.Where(static row => row.State == OutboxState.Ambiguous)
            .ExecuteUpdateAsync(static set => set.SetProperty(static row => row.State, OutboxState.Queued)));
        await RestAsync(stage);

        Golden.Matches("what-everybody-read.txt", await ReadAsync(stage, old));
        Assert.Equal(await SentAsync(stage, old), Requests(stage));
        Assert.Empty(await stage.ComplaintsAsync());
    }

    [Fact]
    public async Task Buttons_DrawnByTheVersionBefore_DoWhatTheyDid()
    {
        var (stage, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = stage;
        using var files = old;
        await RestAsync(stage);
        var said = new StringBuilder();
        foreach (var button in old.Buttons)
        {
            said.Append(CultureInfo.InvariantCulture, $"== {button["who"]} {button["channel"]} {button["verb"]} {button["argument"]}\n{await PressAsync(stage, old, button)}\n");
        }

        Golden.Matches("what-buttons-did.txt", Plain(said.ToString()));
    }

    [Fact]
    public async Task Press_AnsweredByTheVersionBefore_DeliveredAgain_GetsTheSameAnswer()
    {
        var (stage, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = stage;
        using var files = old;
        var (press, answer) = old.AnsweredPress;
        press["serviceUrl"] = stage.Teams.ServiceUrl;
        Assert.Equal(answer.ToJsonString(), JsonNode.Parse(await OldDatabase.OnTeams(stage, "Amina").PostAsync(press))!.ToJsonString());
    }

    [Fact]
    public async Task Forms_HalfFilledInTheVersionBefore_GoOn()
    {
        var (stage, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = stage;
        using var files = old;
        await RestAsync(stage);
        var said = new StringBuilder();
        foreach (var form in old.Forms)
        {
            said.Append(CultureInfo.InvariantCulture, $"== {form["form"]} {form["chat"]?.ToJsonString() ?? (string?)form["teams"]}\n{await GoOnAsync(stage, old, form)}\n");
        }

        Golden.Matches("how-forms-went-on.txt", Plain(said.ToString()));
    }

    [Fact]
    public async Task Jobs_StoredByTheVersionBefore_Fire()
    {
        var (stage, old) = await OldDatabase.OpenAsync(waiting: false);
        await using var staged = stage;
        using var files = old;
        await RestAsync(stage);
        stage.Hurry(TimeSpan.FromHours(8));
        await Eventually.SoAsync(() => stage.AskAsync(db => db.Outbox.AnyAsync(row =>
            row.NoticeType == "DigestReady" && row.CreatedAt > old.WrittenAt && row.State == OutboxState.Sent)));
        stage.Hurry(TimeSpan.FromHours(80));
        await Eventually.SoAsync(() => stage.AskAsync(db => db.Outbox.AnyAsync(row =>
            row.NoticeType == "QuestionUnanswered" && row.CreatedAt > old.WrittenAt && row.State == OutboxState.Sent)));
        await stage.SettleAsync();
        Assert.Equal(0, await stage.AskAsync(static db => db.Database.SqlQueryRaw<int>(Broken).SingleAsync()));
    }

    /// <summary>Until nothing waits any more but for a person or for a time that is far off.</summary>
    private static Task RestAsync(Stage stage)
    {
        var quiet = 0;
        return Eventually.SoAsync(async () =>
        {
            stage.Hurry(TimeSpan.FromSeconds(1));
            await stage.CatchBreathAsync();
            var soon = stage.Clock.GetUtcNow().AddMinutes(10);
            var busy = await stage.AskAsync(async db =>
                await db.Outbox.AnyAsync(row => row.State == OutboxState.Queued || row.State == OutboxState.Leased || row.State == OutboxState.Sending
                    || (row.State == OutboxState.Parked && row.NotBefore < soon && row.BroadcastId == null) || (row.State == OutboxState.Parked && row.NoticeType == "AnnouncementListed"))
                || await db.Broadcasts.AnyAsync(static one => one.State == BroadcastState.Running || one.Pending != null)
                || await db.Announcements.AnyAsync(one => one.Stage == AnnouncementState.Scheduled && one.StartsAt < soon)
                || await db.Inbox.AnyAsync(static entry => entry.State == InboxState.Waiting || entry.State == InboxState.Replaying));
            quiet = busy ? 0 : quiet + 1;
            return quiet == 5;
        });
    }

    private static async Task<string> ReadAsync(Stage stage, OldDatabase old)
    {
        var all = new StringBuilder();
        var people = await stage.AskAsync(static db => db.Members.Select(static member => member.Name).ToListAsync());
        foreach (var actor in old.Phones(stage).Where(static one => !one.Name.StartsWith("F-", StringComparison.Ordinal)).Concat<Actor>(people.Select(name => OldDatabase.OnTeams(stage, name))).Where(static one => one.Screen.Count > 0))
        {
            Write(all, $"{actor.Name} on {(actor is OnTelegram ? "Telegram" : "Teams")}", actor.Screen);
        }

        foreach (var shown in (await stage.AskAsync(db => db.Playback.Where(row => !row.FromMember && row.At > old.WrittenAt).ToListAsync())).GroupBy(static row => row.ConversationId).OrderBy(static shown => shown.Key))
        {
            Write(all, $"Try-out {shown.Key}", [.. shown.Select(static row => CardReading.Read("", JsonNode.Parse(row.Body)!))]);
        }

        return Plain(all.ToString());
    }

    private static void Write(StringBuilder all, string heading, IReadOnlyList<Seen> screen)
    {
        all.Append(CultureInfo.InvariantCulture, $"== {heading}\n");
        foreach (var line in screen.Select(static seen => Line(seen)).Select(Plain).Order(StringComparer.Ordinal))
        {
            all.Append(line).Append('\n');
        }
    }

    private static string Line(Seen seen) => $"{seen.Text.ReplaceLineEndings(" / ")} {{{string.Join(" | ", seen.Buttons)}}}";

    /// <summary>The same at whatever minute the test runs.</summary>
    private static string Plain(string text) => Code().Replace(Clock().Replace(text, "HH:MM"), "CODE");

    [GeneratedRegex(@"\b\d\d:\d\d(:\d\d)?\b")]
    private static partial Regex Clock();

    [GeneratedRegex("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")]
    private static partial Regex Code();

    /// <summary>How many rows of each kind say that they were sent since.</summary>
    private static async Task<(int Sends, int Deletions)> SentAsync(Stage stage, OldDatabase old)
    {
        var rows = await stage.AskAsync(db => db.Outbox
            .Where(row => row.State == OutboxState.Sent && row.FinishedAt > old.WrittenAt)
            .Where(static row => row.Conversation!.Channel == Community.Channels.Telegram || row.Conversation.Channel == Community.Channels.Teams)
            .Select(static row => row.Kind).ToListAsync());
        return (rows.Count(static kind => kind == OutboxKind.Send), rows.Count(static kind => kind == OutboxKind.Delete));
    }

    private static (int Sends, int Deletions) Requests(Stage stage) =>
    (
        stage.Telegram.Ledger.Count(static call => call.Status == 200 && call.Method is "sendMessage" or "sendDocument" or "sendPhoto")
            + stage.Teams.Ledger.Count(static entry => entry is { Method: "POST", Id: not null }),
        stage.Telegram.Ledger.Count(static call => call is { Status: 200, Method: "deleteMessage" }) + stage.Teams.Ledger.Count(static entry => entry.Method == "DELETE"));

    private static async Task<string> PressAsync(Stage stage, OldDatabase old, JsonNode button)
    {
        var name = (string)button["who"]!;
        Actor actor = (string)button["channel"]! == "telegram" ? OldDatabase.OnTelegram(stage, button["chat"]!.GetValue<long>(), name) : OldDatabase.OnTeams(stage, name);
        var before = actor.Screen.Select(static seen => seen.ToString()).ToHashSet();
        var token = (string)button["token"]!;
        var answer = actor is OnTelegram phone
            ? await phone.PressesData(token, old.Shown(button["chat"]!.ToJsonString()))
            : await ((OnTeams)actor).PressesData(new JsonObject { ["press"] = token }, old.ShownOnTeams);
        await RestAsync(stage);
        return $"{answer.ReplaceLineEndings(" / ")}\n{New(actor, before)}";
    }

    private static async Task<string> GoOnAsync(Stage stage, OldDatabase old, JsonNode form)
    {
        if (form["chat"] is { } chat)
        {
            var phone = OldDatabase.OnTelegram(stage, chat.GetValue<long>(), "x");
            var before = phone.Screen.Select(static seen => seen.ToString()).ToHashSet();
            await phone.Says((string)form["then"]!);
            await Eventually.SoAsync(() => Task.FromResult(stage.Telegram.Unconfirmed == 0));
            await RestAsync(stage);
            return New(phone, before);
        }

        var desk = OldDatabase.OnTeams(stage, (string)form["teams"]!);
        var submit = CardReading.Actions(form["card"]!).First(static action => (string?)action["associatedInputs"] == "auto");
        var answer = await desk.PressesData(submit["data"]!.DeepClone().AsObject(), (string)form["message"]!);
        return answer.ReplaceLineEndings(" / ");
    }

    private static string New(Actor actor, HashSet<string> before) => string.Concat(
        actor.Screen.Where(seen => !before.Contains(seen.ToString())).Select(static seen => $"{Line(seen)}\n").Order(StringComparer.Ordinal));
}
