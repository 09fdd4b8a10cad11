using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Moving;

/// <summary>The database is destroyed, and its backup of an hour ago put back: what was there then is there, what was sent since does not go again, and people are answered.</summary>
public sealed class RestoreDrillTests : IAsyncLifetime
{
    private const string Question = "How do caregivers enrol with SHA?";
    private const string Lost = "Where do guardians register?";
    private const string Waiting = "This waited when the backup was made.";

    private TestBot _bot = null!;

    private string Backup => Path.Combine(_bot.Folder, "backup.db");

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync(onServer: false);

    public Task DisposeAsync() => _bot.DisposeAsync().AsTask();

    [Fact]
    public async Task Database_DestroyedAndRestored_LosesNothingOfBefore_AndSendsNothingTwice()
    {
        var amina = await _bot.OnTeamsAsync("Amina", new MemberProfile { Group = null });
        var juma = await _bot.OnTelegramAsync("Juma");
        await amina.Asks(Question);
        await juma.Sees(Question, "Answer");
        await WaitsAsync();
        var nekesa = await _bot.OnTelegramAsync("Nekesa");
        await _bot.SettleAsync();
        var (members, inbox) = await _bot.AskAsync(static async db => (await db.Members.CountAsync(), await db.Inbox.CountAsync()));

        await Task.WhenAll(TalkAsync(juma), TalkAsync(nekesa), BackUpAsync());
        await amina.Asks(Lost);
        var newest = await _bot.AskAsync(static db => db.Questions.MaxAsync(static one => one.Id));
        _bot.Hurry(TimeSpan.FromHours(25)); // What waited goes, and the question to whoever can answer it next.
        await juma.Reads(Waiting);
        await nekesa.Sees(Question, "Answer");
        await _bot.SettleAsync();
        await _bot.StopAsync();
        Destroy();
        var said = await _bot.RestoreAsync(Backup);
        await _bot.StartAgainAsync();
        await _bot.SettleAsync();

        Assert.Equal(members, await _bot.AskAsync(static db => db.Members.CountAsync()));
        Assert.True(await _bot.AskAsync(static db => db.Inbox.CountAsync()) >= inbox);
        Assert.False(await _bot.AskAsync(static db => db.Questions.AnyAsync(static one => one.Title == Lost)));
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says(Waiting)));
        Assert.Equal(1, nekesa.Screen.Count(static seen => seen.Says(Question)));
        Assert.Contains("outbox", said, StringComparison.Ordinal);
        var doubtful = await _bot.AskAsync(static db => db.Outbox.Where(static row => row.State == OutboxState.Ambiguous).Select(static row => row.DedupeKey).ToListAsync());
        Assert.Contains(Waiting, doubtful);
        Assert.DoesNotContain(doubtful, static key => key.StartsWith("messages-in-doubt", StringComparison.Ordinal));
        Assert.Contains(doubtful, static key => key.StartsWith("question", StringComparison.Ordinal)); // To Nekesa: it came due since the backup.

        await juma.Replies(Question, "At any Huduma Centre.");
        await amina.Sees("At any Huduma Centre.", "Accept this answer");
        await amina.Asks("A third one");
        Assert.True(await _bot.AskAsync(static db => db.Questions.MaxAsync(static one => one.Id)) > newest, "An old card would mean another question.");

        await _bot.StopAsync();
        await _bot.RestoreAsync(Backup, sends: true);
        await _bot.StartAgainAsync();
        await _bot.UntilAsync(() => juma.Screen.Count(static seen => seen.Says(Waiting)) == 2 ? juma : null, () => "What waited is not sent though somebody said so.");
    }

    private async Task BackUpAsync() => Assert.Contains("whole", await _bot.CommandAsync("backup", Backup), StringComparison.Ordinal);

    private static async Task TalkAsync(OnTelegram who)
    {
        for (var said = 0; said < 10; said++)
        {
            await who.Says("questions");
        }

        await who.Reads("You have not asked anything yet.");
    }

    private void Destroy()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in (string[])[_bot.DatabaseFile, $"{_bot.DatabaseFile}-wal", $"{_bot.DatabaseFile}-shm"])
        {
            File.Delete(file);
        }
    }

    private Task<int> WaitsAsync() => _bot.AskAsync(async db =>
    {
        var (now, juma) = (_bot.Clock.GetUtcNow(), await db.Addresses.SingleAsync(static one => one.Member!.Name == "Juma"));
        var row = OutboxMessage.Reply(
            OutboxKind.Send, MessageJson.Write(Message.Of(Waiting)), Waiting, await db.Conversations.SingleAsync(place => place.Id == juma.ConversationId), juma.MemberId, now);
        (row.State, row.NotBefore, row.Priority) = (OutboxState.Parked, now + TimeSpan.FromHours(5), OutboxPriority.Notice);
        db.Outbox.Add(row);
        return await db.SaveChangesAsync();
    });
}
