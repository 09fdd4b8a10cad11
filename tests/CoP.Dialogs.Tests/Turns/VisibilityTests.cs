using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
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

    public static TheoryData<string> Places => [ChannelNames.Telegram, ChannelNames.Teams];

    [Fact]
    public async Task OnlyThese_AreSaidWhereOthersReadAlong()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var open = All(harness, static action => action.Visibility != Visibility.Oneself);

        Assert.Equal(
            [
                ("ack", Visibility.Anybody), ("bind", Visibility.Anybody), ("cancel", Visibility.Anybody), ("glossary", Visibility.Members),
                ("hello", Visibility.Anybody), ("help", Visibility.Anybody), ("language", Visibility.Anybody), ("start", Visibility.Anybody), ("term", Visibility.Members), ("thanks", Visibility.Anybody),
            ],
            open.Select(static action => (action.Name, action.Visibility)).OrderBy(static pair => pair.Name, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task EveryAction_AmongStrangers_TellsNothingOfTheCommunity(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var secrets = await SecretsAsync(harness);

        var heard = await TryEverythingAsync(harness, channel);

        Assert.NotEmpty(heard);
        Assert.DoesNotContain(heard, words => secrets.Any(secret => words.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task EveryAction_InABoundPlace_NamesNobodyThere(string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.AddAsync(new Conversation { Channel = channel, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });
        var names = await harness.Community.ReadAsync(static db => db.Members.Select(static member => member.Name).ToListAsync());
        await SecretsAsync(harness);

        var heard = await TryEverythingAsync(harness, channel);

        Assert.NotEmpty(heard);
        Assert.DoesNotContain(heard, static words => words.Contains(Title, StringComparison.Ordinal)); // What is found is for whoever looked.
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
    [InlineData("/documents")]
    [InlineData("/find guardians")]
    public async Task List_InABoundPlace_IsAnsweredInPrivate(string command)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (member, _) = await CoordinatorAsync(harness, ChannelNames.Telegram);
        await harness.Community.AddAsync(new Conversation { Channel = ChannelNames.Telegram, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });

        var sent = await SendAsync(harness, ChannelNames.Telegram, member, new MessageReceived(command));

        Assert.Equal([harness.Words.Say("turn.inPrivate", "en")], sent.Where(static one => one.Place.ExternalId == Group).Select(static one => Drawing.Text(one.Message)));
        Assert.Single(sent, one => one.Place.ExternalId == $"chat-{member}");
    }

    [Fact]
    public async Task List_InABoundPlace_WhenThePrivateChatIsOutOfReach_AsksForOne()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (member, _) = await CoordinatorAsync(harness, ChannelNames.Telegram);
        await harness.Community.AddAsync(new Conversation { Channel = ChannelNames.Telegram, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });
        await harness.Community.ChangeAsync(db => db.Conversations.Where(conversation => conversation.ExternalId == $"chat-{member}")
            .ExecuteUpdateAsync(static row => row.SetProperty(static conversation => conversation.Reachable, false)));

        foreach (var command in (string[])["/moderate", "/profile"])
        {
            var sent = await SendAsync(harness, ChannelNames.Telegram, member, new MessageReceived(command));
            Assert.Equal([(Group, harness.Words.Say("turn.writePrivately", "en"))], sent.Select(static one => (one.Place.ExternalId, Drawing.Text(one.Message))));
        }
    }

    [Fact]
    public async Task ReplyOfTheAsker_UnderTheirOwnQuestion_DoesNotTellTheGroupWhoAsked()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await SecretsAsync(harness);
        await harness.DeliverAsync();
        var asker = (await harness.MemberAsync(Asker)).Id;
        await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        var conversation = await harness.Community.AddAsync(new Conversation { Channel = ChannelNames.Telegram, ExternalId = Group, Kind = ConversationKind.Group, BoundGroupId = 1 });
        var question = await harness.Community.ReadAsync(static db => db.Questions.SingleAsync(static question => question.Title == Title));
        var notice = new QuestionPosted(question.Id, question.GroupId);
        await harness.Community.AddAsync(new LiveMessage { ConversationId = conversation.Id, Subject = question.Subject, NoticeType = NoticeJson.NameOf(notice), Notice = NoticeJson.Write(notice), PlatformId = "77" });

        var sent = await SendAsync(harness, ChannelNames.Telegram, asker, new MessageReceived("Nobody knows?", ReplyTo: "77", MessageId: "78"));

        var own = harness.Words.Say("refusal.OwnQuestion", "en");
        Assert.Equal([$"chat-{asker}"], sent.Where(one => Drawing.Text(one.Message) == own).Select(static one => one.Place.ExternalId));
    }

    /// <summary>Types and presses every action with arguments of every kind, and gives all that the group then reads.</summary>
    private static async Task<List<string>> TryEverythingAsync(ConversationHarness harness, string channel)
    {
        var (member, question) = await CoordinatorAsync(harness, channel);
        string[] arguments = ["", $"{question}", "1", $"{question}:0", "Open:0", "guardians", "answer_1"];
        await harness.DeliverAsync();
        List<Delivered> heard = [];
        foreach (var name in All(harness, static action => action.Name != "bind").Select(static action => action.Name))
        {
            foreach (var argument in arguments)
            {
                await HandleAsync(harness, channel, member, new MessageReceived($"/{name} {argument}"));
                await HandleAsync(harness, channel, member, new ButtonPressed(ConversationHarness.Tokens.Write(new(name, argument), $"op{_event}", Group), [], null));
            }

            heard.AddRange(await harness.DeliverAsync());
        }

        return [.. heard.Where(static sent => sent is { Kind: OutboxKind.Send, Place.ExternalId: Group }).Select(static sent => Drawing.Of(sent.Message, ScriptShape.Chat))];
    }

    private static async Task<(long Member, long Question)> CoordinatorAsync(ConversationHarness harness, string channel)
    {
        var member = await harness.MemberAsync(Coordinator);
        await harness.ChatAsync(Coordinator, channel, "en");
        return (member.Id, await harness.Community.ReadAsync(static db => db.Questions.MaxAsync(static question => question.Id)));
    }

    /// <summary>A question whose asker hides their name, and everything that a stranger must not read.</summary>
    private static async Task<List<string>> SecretsAsync(ConversationHarness harness)
    {
        var asker = await harness.MemberAsync(Asker);
        await harness.Community.As(asker.Id, static (AskQuestion ask, Member me) => ask.HandleAsync(me, new QuestionDraft(Title, null, 1, null, ShowName: false), "en", default));
        return await harness.Community.ReadAsync(static async db => (List<string>)
        [
            .. await db.Questions.Select(static question => question.Title).ToListAsync(),
            .. await db.Members.Select(static one => one.Name).ToListAsync(),
        ]);
    }

    private static List<ActionDescription> All(ConversationHarness harness, Func<ActionDescription, bool> which) =>
        [.. harness.Community.Services.GetRequiredService<FeatureCatalog>().Actions.Where(which)];

    private static async Task<List<Delivered>> SendAsync(ConversationHarness harness, string channel, long member, IncomingEvent what)
    {
        await HandleAsync(harness, channel, member, what);
        return [.. (await harness.DeliverAsync()).Where(static sent => sent.Kind != OutboxKind.Acknowledge)];
    }

    private static Task<TurnOutcome> HandleAsync(ConversationHarness harness, string channel, long member, IncomingEvent what)
    {
        harness.Community.Time.Advance(TimeSpan.FromSeconds(1));
        var id = $"{Interlocked.Increment(ref _event)}";
        return harness.Turns.HandleAsync(new Incoming(channel, "bot", id, new Person($"{member}", "X"), new ConversationAddress(Group, ConversationKind.Group), what)
        {
            AnswersInResponse = channel == ChannelNames.Teams && what is ButtonPressed,
            Acknowledge = channel == ChannelNames.Telegram && what is ButtonPressed ? id : null,
        }, default);
    }
}
