using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Dialogs.Messages;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Moving;

/// <summary>A community goes to another host with another bot and tenant: everybody stays who they are, and hears what had waited for them, once.</summary>
public sealed class CommunityMoveTests : IAsyncLifetime
{
    private const string Question = "How do caregivers enrol with SHA?";
    private static readonly Guid AminasId = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private TestBot _before = null!;
    private OnTeams _amina = null!;
    private OnTelegram _juma = null!;
    private OnTelegram _nekesa = null!;

    private string Archive => Path.Combine(_before.Folder, "community.zip");

    public async Task InitializeAsync()
    {
        _before = await TestBot.StartAsync(onServer: false);
        _amina = await _before.OnTeamsAsync("Amina", new MemberProfile { Group = null, Language = "fr" }, AminasId);
        _juma = await _before.OnTelegramAsync("Juma");
        _nekesa = await _before.OnTelegramAsync("Nekesa", new MemberProfile { Group = null });
        await _nekesa.Says("connect");
        var words = (await _nekesa.Reads("Send me this code from your other account")).Text;
        await _before.StrangerOnTeams("Nekesa").Says(words.Split().Single(static word => word.Count(static letter => letter == '-') == 3));
        await _before.AskAsync(static db => db.Members.Where(static member => member.Name == "Amina").ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Language, "en")));
        await _amina.Asks(Question);
        await _juma.Sees(Question, "Answer");
        await _before.AskAsync(static db => db.Members.Where(static member => member.Name == "Amina").ExecuteUpdateAsync(static set => set.SetProperty(static one => one.Language, "fr")));
        await _before.SettleAsync();
    }

    public async Task DisposeAsync() => await _before.DisposeAsync();

    [Fact]
    public Task Community_WithAnotherBotAndTenant_InAFile_GoesOnWithEverybody() => MoveAsync(onServer: false);

    [OnServerFact]
    public Task Community_WithAnotherBotAndTenant_OnAServer_GoesOnWithEverybody() => MoveAsync(onServer: true);

    private async Task MoveAsync(bool onServer)
    {
        var old = await _amina.Sees(Question, "Withdraw");
        var oldOnTeams = _amina.Data(old, "Withdraw");
        await _before.StopAsync();
        await WaitsAsync();
        var exported = await _before.CommandAsync("export", Archive, "--Telegram:Token=6000001:another-Bot_1", $"--Teams:AppId={Guid.AllBitsSet}", $"--Teams:TenantId={AminasId}");
        Assert.Contains("4 messages wait to be sent, and 1 were on the wire", exported, StringComparison.Ordinal);
        Assert.Contains("1 addresses on msteams have no directory id yet", exported, StringComparison.Ordinal); // Nekesa's.

        var imported = "";
        await using var after = await TestBot.ImportAsync(Archive, onServer, _before.Clock.GetUtcNow(), said => imported = said);
        Assert.Contains("Another bot on msteams and telegram", imported, StringComparison.Ordinal);
        Assert.DoesNotContain("  no", imported, StringComparison.Ordinal);
        await after.SettleAsync();
        after.Hurry(TimeSpan.FromHours(2));
        await after.SettleAsync();
        Assert.DoesNotContain(after.Telegram.Ledger, static call => call.Method.StartsWith("send", StringComparison.Ordinal) || call.Method.StartsWith("edit", StringComparison.Ordinal));
        Assert.Empty(after.Teams.Ledger);

        var juma = new OnTelegram(after, after.Telegram.Person(_juma.Chat, "Juma"), "Juma", _juma.Chat);
        await juma.Says("/start");
        await juma.Reads("In doubt for Juma");
        await juma.Reads("Waited for Juma");
        var amina = after.StrangerOnTeams("Amina", AminasId, bot: "2");
        await amina.Says("bonjour");
        await amina.Reads("Waited for Amina");
        await amina.PressesData(oldOnTeams, old.Id);
        await amina.Reads("Ce bouton vient d’un ancien message.");
        await amina.Says("/questions");
        await amina.Reads(Question);
        var nekesa = new OnTelegram(after, after.Telegram.Person(_nekesa.Chat, "Nekesa"), "Nekesa", _nekesa.Chat);
        await nekesa.Says("/start");
        await nekesa.Reads("Waited at Nekesa's desk"); // Her other chat is not found yet; she is told where she is.
        await juma.Says("/answer");
        await after.SettleAsync();

        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says("In doubt for Juma")));
        Assert.Equal(1, juma.Screen.Count(static seen => seen.Says("Waited for Juma")));
        Assert.Equal(1, amina.Screen.Count(static seen => seen.Says("Waited for Amina")));
        Assert.Equal(1, nekesa.Screen.Count(static seen => seen.Says("Waited at Nekesa's desk")));
        Assert.Equal(0, await after.AskAsync(static db => db.Outbox.CountAsync(static row => row.State == OutboxState.Parked)));
        Assert.Equal(["29:Amina2"], await after.AskAsync(static db => db.Addresses.Where(static one => one.Member!.Name == "Amina").Select(static one => one.ExternalId).ToListAsync()));
        var file = await after.AskAsync(static db => db.Files.SingleAsync(static one => one.Name == "poster.png"));
        Assert.Equal([1, 2, 3], file.Content);
        Assert.Empty(file.Handles);
        Assert.Empty(await after.ComplaintsAsync());
    }

    /// <summary>What there is when a host ends: rows that wait, one that was on the wire, an edit, a file that Telegram knows.</summary>
    private async Task WaitsAsync()
    {
        await _before.WriteAsync(async db =>
        {
            var now = _before.Clock.GetUtcNow();
            await db.Inbox.Where(static entry => entry.Channel == ChannelNames.Telegram).ExecuteUpdateAsync(static set => set.SetProperty(static entry => entry.Bot, "6000001")); // Each bot counts its own updates.
            await Parked("Waited for Juma", "Juma", ChannelNames.Telegram);
            await Parked("Waited for Amina", "Amina", ChannelNames.Teams);
            await Parked("Waited at Nekesa's desk", "Nekesa", ChannelNames.Teams);
            var doubtful = await Parked("In doubt for Juma", "Juma", ChannelNames.Telegram);
            (doubtful.State, doubtful.LeasedUntil, doubtful.Attempts) = (OutboxState.Sending, now + TimeSpan.FromMinutes(1), 1);
            var shown = await db.LiveMessages.FirstAsync(static live => live.PlatformId != null);
            db.Outbox.Add(OutboxMessage.EditOf(shown, await db.Conversations.SingleAsync(place => place.Id == shown.ConversationId), now + TimeSpan.FromHours(1)));
            db.Files.Add(new StoredFile { Name = "poster.png", ContentType = "image/png", Content = [1, 2, 3], CreatedAt = now, Handles = new() { ["telegram:6000001"] = "AgACx" } });

            async Task<OutboxMessage> Parked(string words, string name, string channel)
            {
                var address = await db.Addresses.SingleAsync(one => one.Member!.Name == name && one.Channel == channel);
                var row = OutboxMessage.Reply(
                    OutboxKind.Send, MessageJson.Write(Message.Of(words)), words, await db.Conversations.SingleAsync(place => place.Id == address.ConversationId), address.MemberId, now);
                (row.State, row.NotBefore, row.Priority) = (OutboxState.Parked, now + TimeSpan.FromHours(1), OutboxPriority.Notice);
                db.Outbox.Add(row);
                return row;
            }
        });
    }
}
