using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Turns;

/// <summary>Events without a person behind them: whoever writes as a group or a channel, and messages without a sender.</summary>
public sealed class NobodyTests
{
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string Group = "-100";

    public static TheoryData<string, string> Nobodies => new()
    {
        { ChannelNames.Telegram, "" }, { ChannelNames.Telegram, "Standards group" }, { ChannelNames.Teams, "" },
    };

    [Theory]
    [MemberData(nameof(Nobodies))]
    public async Task Code_FromNobody_LetsNobodyIn_AndStaysGood(string channel, string name)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var code = await InviteAsync(harness);

        foreach (var words in (string[])[code, $"/start {code}", $"my code is {code}"])
        {
            await SaysAsync(harness, channel, name, new MessageReceived(words));
        }

        Assert.False(await harness.Community.ReadAsync(static db => db.Addresses.AnyAsync(static address => address.ExternalId == "")));
        var phone = harness.Stranger(ChannelNames.Telegram, "en");
        await phone.SaysAsync(code);
        Assert.Contains("Welcome, Nekesa Wafula", phone.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bind shock")]
    [InlineData("/moderate")]
    [InlineData("/language sw")]
    [InlineData("/help")]
    [InlineData("What do we do?")]
    public async Task Words_OfAnAnonymousAdministrator_AreAnsweredTruthfully_AndHaveNoEffect(string words)
    {
        await using var harness = await ConversationHarness.SetAsync();

        var said = await SaysAsync(harness, ChannelNames.Telegram, "Standards group", new MessageReceived(words));

        Assert.Equal([harness.Words.Say("turn.speaksAsChat", "en")], said);
        var conversation = await harness.Community.ReadAsync(static db => db.Conversations.SingleAsync(static conversation => conversation.ExternalId == Group));
        Assert.Equal((null, "en"), (conversation.BoundGroupId, conversation.Language ?? "en"));
    }

    [Fact]
    public async Task Message_WithoutASender_IsToldSo()
    {
        await using var harness = await ConversationHarness.SetAsync();

        Assert.Equal([harness.Words.Say("turn.senderMissing", "en")], await SaysAsync(harness, ChannelNames.Teams, "", new MessageReceived("ask")));
    }

    [Fact]
    public async Task Press_ByNobody_IsAnsweredTruthfully_AndHasNoEffect()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var token = ConversationHarness.Tokens.Write(new("bind", "shock"), "operation", Group);

        var said = await SaysAsync(harness, ChannelNames.Telegram, "Standards group", new ButtonPressed(token, [], "1"));

        Assert.Equal([harness.Words.Say("turn.speaksAsChat", "en")], said);
        Assert.False(await harness.Community.ReadAsync(static db => db.Conversations.AnyAsync(static conversation => conversation.BoundGroupId != null)));
    }

    [Fact]
    public async Task Talk_OfNobodyThatIsNotToUs_AndEdits_AreLeftAlone()
    {
        await using var harness = await ConversationHarness.SetAsync();

        Assert.Empty(await SaysAsync(harness, ChannelNames.Telegram, "Standards group", new MessageReceived("Shall we meet?", ToUs: false)));
        Assert.Empty(await SaysAsync(harness, ChannelNames.Telegram, "Standards group", new MessageEdited("7", "Shall we meet at two?")));
    }

    [Fact]
    public async Task Search_ByNobody_FindsNothing()
    {
        await using var harness = await ConversationHarness.SetAsync();

        Assert.Empty(await harness.Turns.SearchAsync(ChannelNames.Teams, "", "members", "", default));
    }

    /// <summary>A database that does not count the space would take it for the member's.</summary>
    [Fact]
    public async Task Words_OfAnIdThatEndsInASpace_AreNobodys()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Teams, "en");
        var incoming = chat.Incoming(new MessageReceived("/language sw"));

        await harness.Turns.HandleAsync(incoming with { From = incoming.From with { ExternalId = $"{incoming.From.ExternalId} " } }, default);

        Assert.Equal([harness.Words.Say("turn.speaksAsChat", "en")], (await harness.DeliverAsync()).Select(static sent => Drawing.Text(sent.Message)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a chat with a space at its end ")]
    public async Task Words_FromNowhereInParticular_AreOnlyRemembered(string place)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Teams, "en");

        await harness.Turns.HandleAsync(chat.Incoming(new MessageReceived("help")) with { Where = new ConversationAddress(place, ConversationKind.Personal) }, default);

        Assert.Empty(await harness.DeliverAsync());
        Assert.False(await harness.Community.ReadAsync(db => db.Conversations.AnyAsync(conversation => conversation.ExternalId == place)));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("/start {0}")]
    [InlineData("my code is {0}")]
    public async Task Code_InAGroup_IsSentToThePrivateChat_AndStaysGood(string words)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var code = await InviteAsync(harness);
        var group = new Chat(harness, ChannelNames.Telegram, "9001", Group, "A group") { Kind = ConversationKind.Group, Hint = "en" };

        await group.SaysAsync(string.Format(null, words, code));

        Assert.Contains(harness.Words.Say("refusal.CodeInPublic", "en"), group.Transcript, StringComparison.Ordinal);
        var phone = harness.Stranger(ChannelNames.Telegram, "en");
        await phone.SaysAsync(code);
        Assert.Contains("Welcome, Nekesa Wafula", phone.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stranger_InAGroup_IsToldToSendACodeInPrivate()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var group = new Chat(harness, ChannelNames.Telegram, "9001", Group, "A group") { Kind = ConversationKind.Group, Hint = "en" };

        await group.SaysAsync("/ask");
        await group.SaysAsync("/help");

        Assert.Contains(harness.Words.Say("turn.forMembersHere", "en"), group.Transcript, StringComparison.Ordinal);
        Assert.Contains(harness.Words.Say("members.help.howToJoinHere", "en"), group.Transcript, StringComparison.Ordinal);
    }

    private static async Task<List<string>> SaysAsync(ConversationHarness harness, string channel, string name, IncomingEvent what)
    {
        var where = new ConversationAddress(Group, ConversationKind.Group);
        var incoming = new Incoming(channel, "bot", Guid.NewGuid().ToString(), new Person("", name), where, what)
        {
            LanguageHint = "en",
            Acknowledge = what is ButtonPressed ? "press" : null,
        };
        await harness.Turns.HandleAsync(incoming, default);
        return [.. (await harness.DeliverAsync()).Select(static sent => Drawing.Text(sent.Message))];
    }

    private static Task<string> InviteAsync(ConversationHarness harness) => harness.Community.WriteAsync(async scope =>
        (await scope.GetRequiredService<Invite>().HandleAsync(null, "Nekesa Wafula", Role.Member, default)).Value.Code);
}
