using System.Data.Common;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Features;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

public sealed class TurnTests
{
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    [Fact]
    public async Task Redelivery_HasNoSecondEffectAndGetsTheStoredAnswer()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Teams, "en");
        await chat.SaysAsync("/language");
        var (id, message, button) = chat.Find("language", "fr")!.Value;
        var pressed = chat.Incoming(new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, message.Operation, pressedIn(chat)), [], id), "once");

        var first = await harness.Turns.HandleAsync(pressed, default);
        await harness.DeliverAsync();
        var second = await harness.Turns.HandleAsync(pressed, default);

        Assert.True(second.Repeated);
        Assert.Equal(MessageJson.Write(first.Answer!), MessageJson.Write(second.Answer!));
        Assert.Empty(await harness.DeliverAsync());

        static string pressedIn(Chat chat) => chat.Incoming(new IgnoredEvent("x")).Where.ExternalId;
    }

    [Fact]
    public async Task PressThatCountsOnce_PressedTwice_SaysThatItIsDone()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await AnswerAsync(harness, await AskAsync(harness));
        await chat.HearsAsync();
        var (id, message, button) = chat.Find("thank")!.Value;
        var pressed = new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, message.Operation, chat.Incoming(new IgnoredEvent("x")).Where.ExternalId), [], id);

        await chat.TurnAsync("", pressed);
        await chat.TurnAsync("", pressed);

        Assert.Contains("(That is done already.)", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailingTurn_IsRolledBackKeptForReplayAndApologisedForInTheMembersLanguage()
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.AddAction<Explode>("explode"));
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "sw");

        var outcome = await chat.SaysAsync("/explode");

        var kept = await harness.Community.ReadAsync(static db => db.Inbox.SingleAsync(entry => entry.State == InboxState.Failed));
        Assert.True(outcome.Failed);
        Assert.Contains("/explode", kept.Payload, StringComparison.Ordinal);
        Assert.Equal(harness.Words.Say(new CoP.Dialogs.Localization.Text("turn.failed", kept.Reference!), "sw"), Drawing.Text(chat.Latest));
        Assert.NotEqual("Exploded", (await harness.MemberAsync(Asker)).Name);
    }

    [Fact]
    public async Task FailedTurn_WhenItComesAgain_DoesNotLoop()
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.AddAction<Explode>("explode"));
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "sw");
        await chat.TurnAsync("", new MessageReceived("/explode"), "poison");

        Assert.True((await chat.TurnAsync("", new MessageReceived("/explode"), "poison")).Repeated);
        Assert.Single(chat.Shown);
    }

    [Fact]
    public async Task Turn_WhenSomebodyElseWasFaster_RunsAgainAndHasOneEffect()
    {
        var conflicts = new Conflicts(2);
        await using var harness = await ConversationHarness.SetAsync(services => services.AddSingleton(conflicts).AddAction<Contend>("contend"));
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");

        Assert.False((await chat.SaysAsync("/contend")).Failed);

        Assert.Equal(0, conflicts.Left);
        Assert.Single(chat.Shown);
    }

    [Fact]
    public async Task MovedGroup_KeepsWhatWasBoundToIt()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var group = await GroupAsync(harness, Coordinator);
        await group.SaysAsync("/bind shock");
        await group.DoesAsync(new ConversationMigrated("-1001"));

        var conversation = await harness.Community.ReadAsync(static db => db.Conversations.SingleAsync(conversation => conversation.ExternalId == "-1001"));
        Assert.NotNull(conversation.BoundGroupId);
    }

    [Fact]
    public async Task MovedGroup_WhenItsSuccessorIsKnownAlready_HandsTheBindingOver()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var group = await GroupAsync(harness, Coordinator);
        await group.SaysAsync("/bind shock");
        await harness.Community.AddAsync(new Conversation { Channel = ChannelNames.Telegram, ExternalId = "-1001", Kind = ConversationKind.Group });
        await group.DoesAsync(new ConversationMigrated("-1001"));

        var places = await harness.Community.ReadAsync(static db => db.Conversations.Where(conversation => conversation.ExternalId.StartsWith("-100")).OrderBy(conversation => conversation.ExternalId).ToListAsync());
        Assert.Equal([false, true], places.Select(static conversation => conversation.BoundGroupId is not null));
        Assert.False(places[0].Reachable);
    }

    [Fact]
    public async Task Gone_MakesTheChatUnreachableUntilTheyArriveAgain()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new BotRemoved());
        Assert.False(await ReachableAsync(harness, chat));
        Assert.Empty(chat.Shown);
        await chat.DoesAsync(new BotAdded());
        Assert.True(await ReachableAsync(harness, chat));
        Assert.NotEmpty(chat.Shown);
    }

    [Fact]
    public async Task EditedReply_EditsTheAnswer()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Peer, ChannelNames.Telegram, "en");
        await AskAsync(harness);
        await chat.HearsAsync();
        await chat.RepliesAsync("Two weeks", "said-7");
        await chat.DoesAsync(new MessageEdited("said-7", "Three weeks"));

        Assert.Equal("Three weeks", await harness.Community.ReadAsync(static db => db.Answers.OrderByDescending(answer => answer.Id).Select(answer => answer.Text).FirstAsync()));
    }

    [Theory]
    [InlineData("thank~1~aaaaaaaa~bbbbbbbbbbb")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Press_WhenTheTokenIsForged_IsRefused(string token)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.DoesAsync(new ButtonPressed(token, [], null));
        Assert.Contains($"({harness.Words.Say("turn.oldButton", "en")})", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_WhenTheButtonIsFromAnotherChat_IsRefused()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        var foreign = ConversationHarness.Tokens.Write(new Press("language", "fr"), ButtonTokens.NewOperation(), "chat-of-somebody");
        await chat.DoesAsync(new ButtonPressed(foreign, [], null));
        Assert.Equal("en", (await harness.MemberAsync(Asker)).Language);
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("guest")]
    public async Task Member_WhoIsNotActiveAnyMore_IsToldSoAndNothingHappens(string why)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await harness.Community.ChangeAsync(db => db.Members.Where(member => member.Name == Asker).ExecuteUpdateAsync(row => row
            .SetProperty(member => member.Status, why == "suspended" ? MemberStatus.Suspended : MemberStatus.Active)
            .SetProperty(member => member.GuestUntil, why == "guest" ? harness.Community.Now : null)));

        await chat.SaysAsync("/ask");

        Assert.Equal(harness.Words.Say("turn.notActive", "en"), Drawing.Text(chat.Latest));
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Dialogs.ToListAsync()));
    }

    [Fact]
    public async Task Form_WhenTheRightIsLostMeanwhile_IsClosedAtTheNextStep_AndDoesNothing()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/invite");
        await chat.FillAsync(("person", "Wambui Kinyua"), ("role", "Member"), ("org", null), ("leads", null));
        await harness.Community.ChangeAsync(static db => db.Members.Where(member => member.Name == Coordinator)
            .ExecuteUpdateAsync(static row => row.SetProperty(member => member.Role, Role.Member)));

        await chat.PressesAsync("f.ok");

        Assert.Contains(harness.Words.Say("turn.notAllowed", "en"), chat.Transcript, StringComparison.Ordinal);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Invitations.ToListAsync()));
        Assert.Empty(await harness.Community.ReadAsync(static db => db.Dialogs.ToListAsync()));
    }

    [Fact]
    public async Task Form_BegunInAGroupOnTelegram_GoesOnInPrivate()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var home = await harness.ChatAsync(Peer, ChannelNames.Telegram, "en");
        var group = await GroupAsync(harness, Peer);
        await BoundAsync(harness, group);
        await PressAsync(group, "answer");
        var delivered = await harness.DeliverAsync();

        Assert.Contains(delivered, sent => sent.Message.Form is not null && sent.Place.ExternalId == home.Incoming(new IgnoredEvent("x")).Where.ExternalId);
        Assert.Contains(delivered, sent => sent.Kind == OutboxKind.Acknowledge && Drawing.Text(sent.Message) == harness.Words.Say("turn.inPrivate", "en"));
    }

    [Fact]
    public async Task Form_BegunInAChannelOnTeams_StaysOnThePressedCard()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.ChatAsync(Peer, ChannelNames.Teams, "en");
        var group = await GroupAsync(harness, Peer, ChannelNames.Teams);
        await BoundAsync(harness, group);

        Assert.NotNull((await PressAsync(group, "answer")).Answer?.Form);
    }

    [Fact]
    public async Task GroupTalk_ThatIsNotToUs_IsLeftAlone()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var group = await GroupAsync(harness, Peer);
        await group.DoesAsync(new MessageReceived("Shall we meet at two? What do you think?", ToUs: false));
        await group.DoesAsync(new OtherContentReceived(OtherContent.Sticker, ToUs: false));
        Assert.Empty(group.Shown);
    }

    private static Task<TurnOutcome> PressAsync(Chat group, string verb)
    {
        var (id, message, button) = group.Find(verb)!.Value;
        return group.TurnAsync("", new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, message.Operation, "-100"), [], id), deliver: false);
    }

    private static async Task BoundAsync(ConversationHarness harness, Chat group)
    {
        await group.DoesAsync(new BotAdded());
        await harness.Community.ChangeAsync(static db => db.Conversations.Where(conversation => conversation.ExternalId == "-100")
            .ExecuteUpdateAsync(row => row.SetProperty(conversation => conversation.BoundGroupId, db.Groups.First(group => group.Slug == "shock").Id)));
        await AskAsync(harness);
        await group.HearsAsync();
    }

    private static async Task<Chat> GroupAsync(ConversationHarness harness, string name, string channel = ChannelNames.Telegram)
    {
        var member = await harness.MemberAsync(name);
        if (!await harness.Community.ReadAsync(db => db.Addresses.AnyAsync(address => address.MemberId == member.Id && address.Channel == channel)))
        {
            await harness.ChatAsync(name, channel, "en");
        }

        return new Chat(harness, channel, $"{member.Id}", "-100", "A group") { Kind = ConversationKind.Group };
    }

    private static Task<bool> ReachableAsync(ConversationHarness harness, Chat chat)
    {
        var place = chat.Incoming(new IgnoredEvent("x")).Where.ExternalId;
        return harness.Community.ReadAsync(db => db.Conversations.Where(row => row.ExternalId == place).Select(row => row.Reachable).SingleAsync());
    }

    private static async Task<long> AskAsync(ConversationHarness harness)
    {
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(group => group.Slug == "shock").Select(group => group.Id).SingleAsync());
        var draft = new QuestionDraft("How soon do drought payments arrive?", null, group, "023", true);
        return (await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AskQuestion ask, Member me) => ask.HandleAsync(me, draft, "en", default))).Value.Id;
    }

    private static async Task AnswerAsync(ConversationHarness harness, long question) =>
        await harness.Community.As((await harness.MemberAsync(Peer)).Id, (GiveAnswer give, Member me) => give.HandleAsync(me, question, "Soon", null, default));

    private sealed class Explode : IAction
    {
        public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
        {
            turn.Actor.Name = "Exploded";
            throw new InvalidOperationException("On purpose.");
        }
    }

    private sealed class Conflicts(int left)
    {
        public int Left { get; set; } = left;
    }

    private sealed class Contend(Conflicts conflicts) : IAction
    {
        public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
        {
            turn.Reply("turn.welcome");
            return conflicts.Left-- > 0 ? throw new DbUpdateConcurrencyException("On purpose.") : Done();
        }

        private Task Done()
        {
            conflicts.Left = 0;
            return Task.CompletedTask;
        }
    }

    /// <summary>It is not the event that is at fault: the platform brings it again, and it goes well.</summary>
    [Fact]
    public async Task Turn_ThatTheDatabaseWasToBlameFor_IsNotKeptAsFailed()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (services, said) = (harness.Community.Services, harness.Stranger(ChannelNames.Telegram, "en").Incoming(new MessageReceived("/help", ToUs: true)));
        var away = ActivatorUtilities.CreateInstance<TurnPipeline>(services, new AwayDatabase());

        await Assert.ThrowsAsync<LostConnection>(() => away.HandleAsync(said, default));

        Assert.False((await harness.Turns.HandleAsync(said, default)).Repeated);
        Assert.Equal(0, await harness.Community.ReadAsync(static db => db.Inbox.CountAsync(static entry => entry.State == InboxState.Failed)));
    }

    private sealed class AwayDatabase : ITransactions
    {
        public Task<T> RunAsync<T>(string? exclusiveKey, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken cancel) => throw new LostConnection();
    }

    private sealed class LostConnection : DbException
    {
        public override bool IsTransient => true;
    }
}
