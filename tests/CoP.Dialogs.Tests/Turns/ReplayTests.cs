using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Delivery.Stuck;
using CoP.Community.Members;
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
        var (stage, chat, fuse) = await BurntAsync();
        await using var _ = stage;
        fuse.Burns = false;

        var results = await Task.WhenAll(ReplayAsync(stage), ReplayAsync(stage), ReplayAsync(stage));

        Assert.Single(results, static result => result.Succeeded);
        Assert.Equal(2, results.Count(static result => result.Refusal is EventNotFailed));
        await chat.HearsAsync();
        Assert.Equal("Worked for all that", Drawing.Text(chat.Latest));
        Assert.Equal(1, fuse.Effects);
        var entry = await EntryAsync(stage);
        Assert.Equal((InboxState.Handled, null, stage.Town.Now), (entry.State, entry.Payload, entry.SettledAt));
        Assert.True((await chat.TurnAsync("", new MessageReceived("/fuse"), "poison")).Repeated);
        Assert.Equal(1, fuse.Effects);
    }

    [Fact]
    public async Task Replay_ThatFailsAgain_LeavesNothingButTheCount()
    {
        var (stage, chat, fuse) = await BurntAsync();
        await using var _ = stage;

        var refusal = Assert.IsType<ReplayFailed>((await ReplayAsync(stage)).Refusal);

        Assert.Equal("InvalidOperationException", refusal.Fault);
        var entry = await EntryAsync(stage);
        Assert.Equal((InboxState.Failed, 2, null), (entry.State, entry.Attempts, entry.SettledAt));
        Assert.NotNull(entry.Payload);
        Assert.NotEqual("Burnt", (await stage.MemberAsync(Asker)).Name);
        var before = chat.Shown.Count;
        await chat.HearsAsync();
        Assert.Equal(before, chat.Shown.Count); // One apology is enough.
        fuse.Burns = false;
        Assert.True((await ReplayAsync(stage)).Succeeded);
    }

    [Fact]
    public async Task Replay_ThatWasAskedFor_IsDoneAfterARestart_AndTheAskerHears()
    {
        var (stage, _, fuse) = await BurntAsync();
        await using var __ = stage;
        fuse.Burns = false;
        var administrator = (await stage.Town.ReadAsync(static db => db.Members.FirstAsync(static member => member.Role == Role.Administrator))).Id;
        var reference = (await EntryAsync(stage)).Reference!;

        Assert.True((await stage.Town.As(administrator, (FailedEvents events, Member me) => events.AskForReplayAsync(me, reference, default))).Succeeded);
        Assert.IsType<EventNotFailed>((await stage.Town.As(administrator, (FailedEvents events, Member me) => events.AskForReplayAsync(me, reference, default))).Refusal);
        Assert.Equal(0, fuse.Effects); // Killed here, nothing has happened, and nothing is forgotten.
        var replays = stage.Town.Services.GetRequiredService<IReplays>();
        Assert.Equal((1, 0), (await replays.ReplayAskedAsync(default), await replays.ReplayAskedAsync(default)));

        Assert.Equal(1, fuse.Effects);
        var told = await stage.Town.ReadAsync(static db => db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<EventReplayed>()));
        Assert.Equal(administrator, told.MemberId);
    }

    [Fact]
    public async Task Replay_OfAnEventThatCannotBeReadAnyMore_SaysSo()
    {
        var (stage, _, _) = await BurntAsync();
        await using var __ = stage;
        await stage.Town.ChangeAsync(static db => db.Inbox.ExecuteUpdateAsync(static set => set.SetProperty(static entry => entry.Payload, """{"What":{"$type":"telepathy"}}""")));

        Assert.IsType<EventUnreadable>((await ReplayAsync(stage)).Refusal);
        Assert.Equal(InboxState.Failed, (await EntryAsync(stage)).State);
    }

    [Fact]
    public async Task Replay_OfAPressedCard_AnswersWithAMessage()
    {
        var (stage, chat, fuse) = await BurntAsync(Channels.Teams, pressed: true);
        await using var _ = stage;
        fuse.Burns = false;

        Assert.True((await ReplayAsync(stage)).Succeeded);

        Assert.All(await stage.Town.ReadAsync(static db => db.Outbox.ToListAsync()), static row => Assert.Equal(Channels.Teams, Conversation.ChannelOf(row.Lane)));
        var delivered = await stage.DeliverAsync();
        Assert.Contains(delivered, static sent => sent.Kind == OutboxKind.Send && Drawing.Text(sent.Message) == "Worked for all that");
        Assert.NotNull((await EntryAsync(stage)).Answer);
        Assert.NotEmpty(chat.Shown);
    }

    [Fact]
    public async Task Replay_DoesNotMakeABlockedChatReachable_NorChangeItsRoute()
    {
        var (stage, chat, fuse) = await BurntAsync();
        await using var _ = stage;
        fuse.Burns = false;
        await chat.DoesAsync(new BotRemoved());

        Assert.True((await ReplayAsync(stage)).Succeeded);

        var place = chat.Incoming(new IgnoredEvent("x")).Where.ExternalId;
        Assert.False((await stage.Town.ReadAsync(db => db.Conversations.FirstAsync(known => known.ExternalId == place))).Reachable);
    }

    private static async Task<(Stage Stage, Chat Chat, Fuse Fuse)> BurntAsync(string channel = Channels.Telegram, bool pressed = false)
    {
        var fuse = new Fuse();
        var stage = await Stage.SetAsync(services => services.AddSingleton(fuse).AddAction<FuseAction>("fuse"));
        var chat = await stage.ChatAsync(Asker, channel, "en");
        var token = Stage.Tokens.Write(new Press("fuse"), ButtonTokens.NewOperation(), chat.Incoming(new IgnoredEvent("x")).Where.ExternalId);
        Assert.True((await chat.TurnAsync("", pressed ? new ButtonPressed(token, [], "m0") : new MessageReceived("/fuse"), "poison")).Failed);
        return (stage, chat, fuse);
    }

    private static async Task<Result<string>> ReplayAsync(Stage stage) =>
        await stage.Town.Services.GetRequiredService<IReplays>().ReplayAsync((await EntryAsync(stage)).Reference!, default);

    private static Task<InboxEntry> EntryAsync(Stage stage) => stage.Town.ReadAsync(static db => db.Inbox.SingleAsync(static entry => entry.Reference != null));

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
