using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

/// <summary>Who reads what an action says. Everything that is registered is tried, so that a new action is tried as well.</summary>
public sealed class VisibilityTests
{
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Group = "-100";
    private const string Title = "Who pays the guardians of orphans in Turkana?";
    private static int _event;

    public static TheoryData<string> Places => [Channels.Telegram, Channels.Teams];

    [Fact]
    public async Task OnlyThese_AreSaidWhereOthersReadAlong()
    {
        await using var stage = await Stage.SetAsync();
        var open = All(stage, static action => action.Visibility != Visibility.Oneself);

        Assert.Equal(
            [
                ("ack", Visibility.Anybody), ("bind", Visibility.Anybody), ("cancel", Visibility.Anybody), ("find", Visibility.Members),
                ("hello", Visibility.Anybody), ("help", Visibility.Anybody), ("language", Visibility.Anybody), ("start", Visibility.Anybody), ("thanks", Visibility.Anybody),
            ],
            open.Select(static action => (action.Name, action.Visibility)).OrderBy(static pair => pair.Name, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task EveryAction_AmongStrangers_TellsNothingOfTheCommunity(string channel)
    {
        await using var stage = await Stage.SetAsync();
        var secrets = await SecretsAsync(stage);

        var heard = await TryEverythingAsync(stage, channel);

        Assert.NotEmpty(heard);
        Assert.DoesNotContain(heard, words => secrets.Any(secret => words.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task EveryAction_InABoundPlace_NamesNobodyThere(string channel)
    {
        await using var stage = await Stage.SetAsync();
        await stage.Town.AddAsync(new Conversation { Channel = channel, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });
        var names = await stage.Town.ReadAsync(static db => db.Members.Select(static member => member.Name).ToListAsync());
        await SecretsAsync(stage);

        var heard = await TryEverythingAsync(stage, channel);

        Assert.Contains(heard, static words => words.Contains(Title, StringComparison.Ordinal)); // Found, without its author.
        Assert.DoesNotContain(heard, words => names.Any(name => words.Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/questions")]
    [InlineData("/open")]
    [InlineData("/moderate")]
    [InlineData("/connect")]
    [InlineData("/outbox")]
    [InlineData("/lead")]
    [InlineData("/organisations")]
    public async Task List_InABoundPlace_IsAnsweredInPrivate(string command)
    {
        await using var stage = await Stage.SetAsync();
        var (member, _) = await CoordinatorAsync(stage, Channels.Telegram);
        await stage.Town.AddAsync(new Conversation { Channel = Channels.Telegram, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });

        var sent = await SendAsync(stage, Channels.Telegram, member, new MessageReceived(command));

        Assert.Equal([stage.Words.Say("turn.inPrivate", "en")], sent.Where(static one => one.Place.ExternalId == Group).Select(static one => Drawing.Text(one.Message)));
        Assert.Single(sent, one => one.Place.ExternalId == $"chat-{member}");
    }

    [Fact]
    public async Task List_InABoundPlace_WhenThePrivateChatIsOutOfReach_AsksForOne()
    {
        await using var stage = await Stage.SetAsync();
        var (member, _) = await CoordinatorAsync(stage, Channels.Telegram);
        await stage.Town.AddAsync(new Conversation { Channel = Channels.Telegram, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });
        await stage.Town.ChangeAsync(db => db.Conversations.Where(conversation => conversation.ExternalId == $"chat-{member}")
            .ExecuteUpdateAsync(static row => row.SetProperty(static conversation => conversation.Reachable, false)));

        foreach (var command in (string[])["/moderate", "/profile"])
        {
            var sent = await SendAsync(stage, Channels.Telegram, member, new MessageReceived(command));
            Assert.Equal([(Group, stage.Words.Say("turn.writePrivately", "en"))], sent.Select(static one => (one.Place.ExternalId, Drawing.Text(one.Message))));
        }
    }

    [Fact]
    public async Task ReplyOfTheAsker_UnderTheirOwnQuestion_DoesNotTellTheGroupWhoAsked()
    {
        await using var stage = await Stage.SetAsync();
        await SecretsAsync(stage);
        await stage.DeliverAsync();
        var asker = (await stage.MemberAsync(Asker)).Id;
        await stage.ChatAsync(Asker, Channels.Telegram, "en");
        var conversation = await stage.Town.AddAsync(new Conversation { Channel = Channels.Telegram, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });
        var question = await stage.Town.ReadAsync(static db => db.Questions.SingleAsync(static question => question.Title == Title));
        var notice = new QuestionPosted(question.Id, question.GroupId);
        await stage.Town.AddAsync(new LiveMessage { ConversationId = conversation.Id, Subject = question.Subject, NoticeType = NoticeJson.NameOf(notice), Notice = NoticeJson.Write(notice), PlatformId = "77" });

        var sent = await SendAsync(stage, Channels.Telegram, asker, new MessageReceived("Nobody knows?", ReplyTo: "77", MessageId: "78"));

        var own = stage.Words.Say("refusal.OwnQuestion", "en");
        Assert.Equal([$"chat-{asker}"], sent.Where(one => Drawing.Text(one.Message) == own).Select(static one => one.Place.ExternalId));
    }

    /// <summary>Types and presses every action with arguments of every kind, and gives all that the group then reads.</summary>
    private static async Task<List<string>> TryEverythingAsync(Stage stage, string channel)
    {
        var (member, question) = await CoordinatorAsync(stage, channel);
        string[] arguments = ["", $"{question}", "1", $"{question}:0", "Open:0", "guardians", "answer_1"];
        await stage.DeliverAsync();
        List<Delivered> heard = [];
        foreach (var name in All(stage, static action => action.Name != "bind").Select(static action => action.Name))
        {
            foreach (var argument in arguments)
            {
                await HandleAsync(stage, channel, member, new MessageReceived($"/{name} {argument}"));
                await HandleAsync(stage, channel, member, new ButtonPressed(Stage.Tokens.Write(new(name, argument), $"op{_event}", Group), [], null));
            }

            heard.AddRange(await stage.DeliverAsync());
        }

        return [.. heard.Where(static sent => sent is { Kind: OutboxKind.Send, Place.ExternalId: Group }).Select(static sent => Drawing.Of(sent.Message, ScriptShape.Chat))];
    }

    private static async Task<(long Member, long Question)> CoordinatorAsync(Stage stage, string channel)
    {
        var member = await stage.MemberAsync(Coordinator);
        await stage.ChatAsync(Coordinator, channel, "en");
        return (member.Id, await stage.Town.ReadAsync(static db => db.Questions.MaxAsync(static question => question.Id)));
    }

    /// <summary>A question whose asker hides their name, and everything that a stranger must not read.</summary>
    private static async Task<List<string>> SecretsAsync(Stage stage)
    {
        var asker = await stage.MemberAsync(Asker);
        await stage.Town.As(asker.Id, static (AskQuestion ask, Member me) => ask.HandleAsync(me, new QuestionDraft(Title, null, 1, null, ShowName: false), "en", default));
        return await stage.Town.ReadAsync(static async db => (List<string>)
        [
            .. await db.Questions.Select(static question => question.Title).ToListAsync(),
            .. await db.Members.Select(static one => one.Name).ToListAsync(),
        ]);
    }

    private static List<ActionDescription> All(Stage stage, Func<ActionDescription, bool> which) =>
        [.. stage.Town.Services.GetRequiredService<FeatureCatalog>().Actions.Where(which)];

    private static async Task<List<Delivered>> SendAsync(Stage stage, string channel, long member, IncomingEvent what)
    {
        await HandleAsync(stage, channel, member, what);
        return [.. (await stage.DeliverAsync()).Where(static sent => sent.Kind != OutboxKind.Acknowledge)];
    }

    private static Task<TurnOutcome> HandleAsync(Stage stage, string channel, long member, IncomingEvent what)
    {
        stage.Town.Time.Advance(TimeSpan.FromSeconds(1));
        var id = $"{Interlocked.Increment(ref _event)}";
        return stage.Turns.HandleAsync(new Incoming(channel, "bot", id, new Person($"{member}", "X"), new ConversationAddress(Group, ConversationKind.Group), what)
        {
            AnswersInResponse = channel == Channels.Teams && what is ButtonPressed,
            Acknowledge = channel == Channels.Telegram && what is ButtonPressed ? id : null,
        }, default);
    }
}
