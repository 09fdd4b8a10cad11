using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>What was not delivered, and how it gets going again.</summary>
public sealed class UndeliveredTests : Journey
{
    private const long Group = -1001;
    private const string Bound = "From now on I post the questions";
    private const string NoQuestions = "You have not asked anything yet.";

    [Fact]
    public async Task Post_WhoseArrivalNobodyKnows_WaitsForACoordinator_WhoSendsItAgainWithOnePress()
    {
        var coordinator = await TestBot.OnTelegramAsync("Naserian", new MemberProfile { Role = Role.ContentCoordinator, Group = null });
        coordinator.Person.AddBotTo(Group, "Standards");
        var group = coordinator.In(Group);
        await group.Reads("I bring the questions of this community");

        TestBot.Telegram.Break(TelegramFault.AcceptThenClose("sendMessage"));
        await group.Says("/bind@CopTestBot standards");
        await TestBot.UntilAsync(() => InDoubtAsync().GetAwaiter().GetResult(), static () => "Nothing is in doubt.");
        await TestBot.SettleAsync();
        Assert.Equal(1, Posted()); // Everybody may have read it: it is not sent again by itself.

        await coordinator.Says("/outbox");
        await coordinator.Presses("Send 1 again", under: "Post in “Standards”");
        await coordinator.Reads("No message is in doubt.");
        await TestBot.SettleAsync();

        Assert.Equal(2, Posted());
        Assert.Equal(1, await TestBot.AskAsync(static db => db.AuditLog.CountAsync(static entry => entry.Action == "outbox.resend")));
    }

    [Fact]
    public async Task FailedEvent_IsReplayedByAnAdministrator_AndItsMemberGetsTheAnswer()
    {
        var juma = await TestBot.OnTelegramAsync("Juma");
        var administrator = await TestBot.OnTeamsAsync("Barasa", new MemberProfile { Role = Role.Administrator, Group = null });
        await KeepAsync(juma, "/questions");

        await administrator.Says("outbox");
        await administrator.Presses("Failed incoming");
        await administrator.Presses("Replay 1");

        await juma.Reads(NoQuestions);
        await administrator.Reads("ABC123 has been replayed.");
        await TestBot.SettleAsync();
        Assert.Single(juma.Screen, static seen => seen.Says(NoQuestions));
    }

    [Fact]
    public async Task Words_ThatTeamsSendsAgainUnderANewId_HaveOneEffect_AndAPersonWhoSaysThemTwiceIsHeardTwice()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        var words = amina.Message("questions");
        var again = words.DeepClone().AsObject();
        (again["id"], again["timestamp"]) = ("1799999999999", "2026-11-20T09:00:30.000Z");

        await amina.PostAsync(words);
        await amina.PostAsync(words);
        await amina.PostAsync(again);
        await TestBot.SettleAsync();
        Assert.Single(amina.Screen, static seen => seen.Says(NoQuestions));

        await amina.Says("open");
        await amina.Says("open");
        await TestBot.SettleAsync();
        Assert.Equal(2, amina.Screen.Count(static seen => seen.Says("Nothing waits for you")));
    }

    [Fact]
    public async Task Press_ThatTookTooLong_IsAnsweredAtOnce_AndItsCardShowsTheResultAfterwards()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        await amina.Says("language");
        var card = await amina.Sees("", "Français");
        var data = amina.Data(card, "Français");

        TestBot.Clock.PressBudget = TimeSpan.Zero;
        var answer = await WhileNobodyCanWriteUntilItIsLateAsync(() => amina.PressesData(data, card.Id));

        Assert.Contains("working", answer, StringComparison.OrdinalIgnoreCase);
        await Eventually.SoAsync(() => TestBot.AskAsync(static db => db.Outbox.AnyAsync(static row => row.DedupeKey.StartsWith("late:"))));
        await TestBot.SettleAsync();
        var late = await TestBot.AskAsync(static db => db.Outbox.SingleAsync(static row => row.DedupeKey.StartsWith("late:")));
        Assert.Equal((OutboxKind.Edit, OutboxState.Sent, card.Id), (late.Kind, late.State, late.Target));
        Assert.Contains(amina.Screen, seen => seen.Id == card.Id && seen.Says("Désormais, je vous écris en français."));
    }

    private int Posted() => TestBot.Telegram.Ledger.Count(static call => call.Method == "sendMessage" && call.ChatId == Group && call.Text.Contains(Bound, StringComparison.Ordinal));

    private Task<OutboxMessage?> InDoubtAsync() => TestBot.AskAsync(static db => db.Outbox.FirstOrDefaultAsync(static row => row.State == OutboxState.Ambiguous));

    /// <summary>As if a turn had failed last night, for a reason that has been mended since.</summary>
    private Task<int> KeepAsync(OnTelegram member, string words) => TestBot.AskAsync(db =>
    {
        var chat = member.Chat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var kept = new Incoming(
            ChannelNames.Telegram, "7000001", "failed", new Person(chat, member.Name), new ConversationAddress(chat, ConversationKind.Personal), new MessageReceived(words));
        db.Inbox.Add(new InboxEntry
        {
            Channel = kept.Channel,
            Bot = kept.Bot,
            ExternalId = kept.ExternalId,
            State = InboxState.Failed,
            Reference = "ABC123",
            Attempts = 1,
            ReceivedAt = TestBot.Clock.GetUtcNow(),
            Payload = KeptEvent.Write(kept),
        });
        return db.SaveChangesAsync();
    });

    private async Task<string> WhileNobodyCanWriteUntilItIsLateAsync(Func<Task<string>> press)
    {
        var (inside, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = TestBot.Services.GetRequiredService<ITransactions>().RunAsync(
            async (_, _) =>
            {
                inside.SetResult();
                await over.Task;
                return true;
            },
            default);
        await inside.Task;
        var pressing = press();
        await Task.WhenAny(pressing, TestBot.Clock.PressIsLate);
        over.SetResult();
        await holding;
        return await pressing;
    }
}
