using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Operations;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Features;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

/// <summary>Events that failed, handled again.</summary>
public sealed class ReplayTests
{
    private const string Asker = "Ekidor Lomurut Nakale";

    [Fact]
    public async Task Replay_HasTheEffectOnce_ForgetsTheWords_AndKnowsTheEventForEver()
    {
        var (harness, chat, fuse) = await BurntAsync();
        await using var _ = harness;
        fuse.Burns = false;

        var results = await Task.WhenAll(ReplayAsync(harness), ReplayAsync(harness), ReplayAsync(harness));

        Assert.Single(results, static result => result.Succeeded);
        Assert.Equal(2, results.Count(static result => result.Refusal is EventNotFailed));
        await chat.HearsAsync();
        Assert.Equal("Worked for all that", Drawing.Text(chat.Latest));
        Assert.Equal(1, fuse.Effects);
        var entry = await EntryAsync(harness);
        Assert.Equal((InboxState.Handled, null, harness.Community.Now), (entry.State, entry.Payload, entry.SettledAt));
        Assert.True((await chat.TurnAsync("", new MessageReceived("/fuse"), "poison")).Repeated);
        Assert.Equal(1, fuse.Effects);
    }

    [Fact]
    public async Task Replay_ThatFailsAgain_LeavesNothingButTheCount()
    {
        var (harness, chat, fuse) = await BurntAsync();
        await using var _ = harness;

        var refusal = Assert.IsType<ReplayFailed>((await ReplayAsync(harness)).Refusal);

        Assert.Equal("InvalidOperationException", refusal.Fault);
        var entry = await EntryAsync(harness);
        Assert.Equal((InboxState.Failed, 2, null), (entry.State, entry.Attempts, entry.SettledAt));
        Assert.NotNull(entry.Payload);
        Assert.NotEqual("Burnt", (await harness.MemberAsync(Asker)).Name);
        var before = chat.Shown.Count;
        await chat.HearsAsync();
        Assert.Equal(before, chat.Shown.Count); // One apology is enough.
        fuse.Burns = false;
        Assert.True((await ReplayAsync(harness)).Succeeded);
    }

    [Fact]
    public async Task Replay_ThatWasAskedFor_IsDoneAfterARestart_AndTheAskerHears()
    {
        var (harness, _, fuse) = await BurntAsync();
        await using var __ = harness;
        fuse.Burns = false;
        var administrator = (await harness.Community.ReadAsync(static db => db.Members.FirstAsync(static member => member.Role == Role.Administrator))).Id;
        var reference = (await EntryAsync(harness)).Reference!;

        Assert.True((await harness.Community.As(administrator, (FailedEvents events, Member me) => events.AskForReplayAsync(me, reference, default))).Succeeded);
        Assert.IsType<EventNotFailed>((await harness.Community.As(administrator, (FailedEvents events, Member me) => events.AskForReplayAsync(me, reference, default))).Refusal);
        Assert.Equal(0, fuse.Effects); // Killed here, nothing has happened, and nothing is forgotten.
        var replays = harness.Community.Services.GetRequiredService<IReplays>();
        Assert.Equal((1, 0), (await replays.ReplayAskedAsync(default), await replays.ReplayAskedAsync(default)));

        Assert.Equal(1, fuse.Effects);
        var told = await harness.Community.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<EventReplayed>()));
        Assert.Equal(administrator, told.MemberId);
    }

    [Fact]
    public async Task Replay_OfAnEventThatCannotBeReadAnyMore_SaysSo()
    {
        var (harness, _, _) = await BurntAsync();
        await using var __ = harness;
        await harness.Community.ChangeAsync(static db => db.Inbox.ExecuteUpdateAsync(static set => set.SetProperty(static entry => entry.Payload, """{"What":{"$type":"telepathy"}}""")));

        Assert.IsType<EventUnreadable>((await ReplayAsync(harness)).Refusal);
        Assert.Equal(InboxState.Failed, (await EntryAsync(harness)).State);
    }

    [Fact]
    public async Task Replay_OfAPressedCard_AnswersWithAMessage()
    {
        var (harness, chat, fuse) = await BurntAsync(ChannelNames.Teams, pressed: true);
        await using var _ = harness;
        fuse.Burns = false;

        Assert.True((await ReplayAsync(harness)).Succeeded);

        Assert.All(await harness.Community.ReadAsync(static db => db.Outbox.ToListAsync()), static row => Assert.Equal(ChannelNames.Teams, Conversation.ChannelOf(row.RateScope)));
        var delivered = await harness.DeliverAsync();
        Assert.Contains(delivered, static sent => sent.Kind == OutboxKind.Send && Drawing.Text(sent.Message) == "Worked for all that");
        Assert.NotNull((await EntryAsync(harness)).Answer);
        Assert.NotEmpty(chat.Shown);
    }

    [Fact]
    public async Task Replay_DoesNotMakeABlockedChatReachable_NorChangeItsRoute()
    {
        var (harness, chat, fuse) = await BurntAsync();
        await using var _ = harness;
        fuse.Burns = false;
        await chat.DoesAsync(new BotRemoved());

        Assert.True((await ReplayAsync(harness)).Succeeded);

        var place = chat.Incoming(new IgnoredEvent("x")).Where.ExternalId;
        Assert.False((await harness.Community.ReadAsync(db => db.Conversations.FirstAsync(known => known.ExternalId == place))).Reachable);
    }

    private static async Task<(ConversationHarness ConversationHarness, Chat Chat, Fuse Fuse)> BurntAsync(string channel = ChannelNames.Telegram, bool pressed = false)
    {
        var fuse = new Fuse();
        var harness = await ConversationHarness.SetAsync(services => services.AddSingleton(fuse).AddAction<FuseAction>("fuse"));
        var chat = await harness.ChatAsync(Asker, channel, "en");
        var token = ConversationHarness.Tokens.Write(new Press("fuse"), ButtonTokens.NewOperation(), chat.Incoming(new IgnoredEvent("x")).Where.ExternalId);
        Assert.True((await chat.TurnAsync("", pressed ? new ButtonPressed(token, [], "m0") : new MessageReceived("/fuse"), "poison")).Failed);
        return (harness, chat, fuse);
    }

    private static async Task<Result<string>> ReplayAsync(ConversationHarness harness) =>
        await harness.Community.Services.GetRequiredService<IReplays>().ReplayAsync((await EntryAsync(harness)).Reference!, default);

    private static Task<InboxEntry> EntryAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db => db.Inbox.SingleAsync(static entry => entry.Reference != null));

    private sealed class Fuse
    {
        public bool Burns { get; set; } = true;

        public int Effects { get; set; }
    }

    private sealed class FuseAction(Fuse fuse) : IAction
    {
        public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
        {
            if (fuse.Burns)
            {
                turn.Actor.Name = "Burnt";
                throw new InvalidOperationException("On purpose.");
            }

            fuse.Effects++;
            turn.Replace(Message.Of("Worked for all that"));
            return Task.CompletedTask;
        }
    }
}
