using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Questions;

/// <summary>Nothing that peers or a group can read or try differs by who hides their name.</summary>
public sealed class HiddenNameTests
{
    private const string Asker = "Ekidor Lomurut Nakale";
    private const string Colleague = "Amani Mwadzombo Chilumo";
    private const string Away = "Talaso Boruya Wario";
    private const string Peer = "Halkano Guyole Dirra";
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    [Theory]
    [InlineData("en")]
    [InlineData("sw")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task EveryNotice_ReadsTheSameToPeersAndGroups_WhoeverAsked(string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var notices = Notices(await ThreadAsync(harness));
        var asked = await RenderAsync(harness, notices, language);
        await PutIntoTheMouthOfAsync(harness, Colleague);

        Assert.Equal(asked, await RenderAsync(harness, notices, language));
        Assert.All(asked, static message => Assert.DoesNotContain("Ekidor", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Coordinator_WhoIsSuspended_ReadsAsPeersDo()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var notices = Notices(await ThreadAsync(harness));
        await harness.Community.ChangeAsync(static db => db.Members.Where(static member => member.Name == Coordinator)
            .ExecuteUpdateAsync(static row => row.SetProperty(static member => member.Status, MemberStatus.Suspended)));

        Assert.All(await RenderAsync(harness, notices, "en"), static message => Assert.DoesNotContain("Ekidor", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "telegram")]
    [InlineData("en", "msteams")]
    [InlineData("sw", "telegram")]
    [InlineData("fr", "telegram")]
    [InlineData("es", "telegram")]
    public async Task Pass_ToWhoeverAsked_ReadsLikePassingItToSomebodyAway(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Peer, channel, language);
        await AskAsync(harness);
        await chat.HearsAsync();
        await chat.PressesAsync("pass");

        var (asker, away) = (await TryAsync(harness, chat, Asker), await TryAsync(harness, chat, Away));
        Assert.Equal(away, asker);
        Assert.Contains("⚠", asker, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("msteams")]
    public async Task ReplyInAGroup_ReadsTheSameThere_WhoeverReplies_AndTellsEachInPrivateWhatBecameOfIt(string channel)
    {
        var (inGroup, inPrivate) = await ReplyAsync(Asker, channel);
        var (peerInGroup, peerInPrivate) = await ReplyAsync(Peer, channel);
        Assert.Equal(["I have written to you in our private chat."], inGroup);
        Assert.Equal(inGroup, peerInGroup);
        Assert.Equal(["You asked this question yourself."], inPrivate);
        Assert.Equal(["Thank you. Your answer is on its way."], peerInPrivate);
    }

    [Theory]
    [InlineData("en", "From: Your name is not shown")]
    [InlineData("sw", "Kutoka kwa: Jina lako halionyeshwi")]
    [InlineData("fr", "De la part de: Votre nom n’est pas affiché")]
    [InlineData("es", "De parte de: Su nombre no se muestra")]
    public async Task Asker_ReadsOnTheirOwnCardThatTheirNameIsNotShown(string language, string line)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, "telegram", language);
        await chat.SaysAsync("/ask");
        await chat.FillAsync(("title", "How do you reach herders who have moved?"), ("details", null), ("group", "shock"), ("county", "="), ("name", "no"));
        await chat.PressesAsync("f.ok");

        Assert.Contains(line, Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hide")]
    [InlineData("reword")]
    [InlineData("move")]
    [InlineData("merge")]
    [InlineData("assign")]
    public async Task WhoModerates_ReadsWhoseQuestionItIs_AndThatTheNameIsNotShown(string verb)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, "telegram", "en");
        var id = await AskAsync(harness);
        await harness.DeliverAsync();
        await chat.SaysAsync("/moderate");
        await chat.PressesAsync("q", $"{id}");
        await chat.PressesAsync(verb);

        Assert.Contains($"asked by {Asker} (name not shown)", Drawing.Of(chat.Latest, ScriptShape.Chat), StringComparison.Ordinal);
        await chat.PressesAsync("f.x");
        Assert.Equal(verb == "assign" ? "Cancelled. Nothing was sent." : "Nothing was changed.", Drawing.Text(chat.Latest));
    }

    /// <summary>What is said to the attempt, with the name taken out.</summary>
    private static async Task<string> TryAsync(ConversationHarness harness, Chat chat, string name)
    {
        await chat.FillAsync(("peer", $"~{name}"));
        var shape = chat.AskedFields() is null ? ScriptShape.Chat : ScriptShape.Card;
        var member = await harness.Community.ReadAsync(db => db.Members.Include(static row => row.Organisation).FirstAsync(row => row.Name == name));
        return Drawing.Of(chat.Latest, shape)
            .Replace($"{name}, {member.Organisation!.Name}", "…", StringComparison.Ordinal)
            .Replace(name, "…", StringComparison.Ordinal)
            .Replace("! …", "⚠ …", StringComparison.Ordinal)
            .Replace(harness.Words.Say(new Dialogs.Localization.Text("refusal.PeerNotAvailable", "…"), "es"), "⚠", StringComparison.Ordinal);
    }

    private static async Task PutIntoTheMouthOfAsync(ConversationHarness harness, string name)
    {
        var (asker, other) = ((await harness.MemberAsync(Asker)).Id, (await harness.MemberAsync(name)).Id);
        await harness.Community.ChangeAsync(db => db.Questions.Where(question => question.AuthorId == asker)
            .ExecuteUpdateAsync(row => row.SetProperty(static question => question.AuthorId, other)));
        await harness.Community.ChangeAsync(db => db.FollowUps.Where(word => word.AuthorId == asker)
            .ExecuteUpdateAsync(row => row.SetProperty(static word => word.AuthorId, other)));
    }

    private static async Task<(List<string> Group, List<string> Private)> ReplyAsync(string name, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.ChatAsync(name, channel, "en");
        await harness.ChatAsync(Coordinator, channel, "en");
        await InGroup(harness, channel, await harness.MemberAsync(Coordinator)).SaysAsync("/bind shock");
        await AskAsync(harness);
        var member = await harness.MemberAsync(name);
        var group = InGroup(harness, channel, member);
        await group.HearsAsync();

        var reply = new MessageReceived("Ask the chiefs, they know the grazing routes.", ReplyTo: group.Shown[^1].Id, MessageId: "said-1");
        await group.TurnAsync("> (in reply)", reply, externalId: "reply");
        return (
            [.. group.Shown.Where(static shown => shown.Message.Title is null).Select(static shown => Drawing.Text(shown.Message))],
            await PrivateAsync(harness, member.Id));
    }

    private static Chat InGroup(ConversationHarness harness, string channel, Member member) =>
        new(harness, channel, FormattableString.Invariant($"{member.Id}"), "group-1", member.Name) { Kind = ConversationKind.Group };

    private static Task<List<string>> PrivateAsync(ConversationHarness harness, long memberId) => harness.Community.ReadAsync(async db => (await db.Outbox
        .Where(row => row.MemberId == memberId && row.NoticeType == null && row.Kind == OutboxKind.Send)
        .Select(static row => row.Body).ToListAsync()).ConvertAll(static body => Drawing.Text(MessageJson.Read(body))));

    private static async Task<long> AskAsync(ConversationHarness harness)
    {
        var group = await harness.Community.ReadAsync(static db => db.Groups.Where(static group => group.Slug == "shock").Select(static group => group.Id).SingleAsync());
        var draft = new QuestionDraft("How do you reach herders who have moved?", null, group, null, ShowName: false);
        return (await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AskQuestion ask, Member me) => ask.HandleAsync(me, draft, "en", default))).Value.Id;
    }

    private static async Task<(long Question, long Group, long Answer, long Word)> ThreadAsync(ConversationHarness harness)
    {
        var id = await AskAsync(harness);
        var answer = (await harness.Community.As((await harness.MemberAsync(Peer)).Id, (GiveAnswer give, Member me) => give.HandleAsync(me, id, "Ask the chiefs.", null, default))).Value.Id;
        await harness.Community.As((await harness.MemberAsync(Asker)).Id, (AskBack back, Member me) => back.HandleAsync(me, answer, "Which ones?", default));
        return await harness.Community.ReadAsync(async db => (
            id,
            (await db.Questions.FirstAsync(question => question.Id == id)).GroupId,
            answer,
            (await db.FollowUps.FirstAsync(word => word.AnswerId == answer)).Id));
    }

    private static Notice[] Notices((long Question, long Group, long Answer, long Word) id) =>
    [
        new QuestionRequested(id.Question),
        new QuestionPosted(id.Question, id.Group),
        new QuestionShown(id.Question),
        new FollowUpReceived(id.Question, id.Word),
        new AnswerThanked(id.Question, id.Answer),
        new AnswerAccepted(id.Question, id.Answer),
        new QuestionClosed(id.Question),
        new ClaimLapsed(id.Question, DateTimeOffset.UnixEpoch),
        new ClaimEnded(id.Question, 1),
        new QuestionSettled(id.Question, Elsewhere: false),
        new QuestionSettled(id.Question, Elsewhere: true),
    ];

    /// <summary>As everybody reads them who neither asked nor moderates, and as a group does.</summary>
    private static Task<List<string>> RenderAsync(ConversationHarness harness, Notice[] notices, string language) => harness.Community.WriteAsync(async scope =>
    {
        var (db, views) = (scope.GetRequiredService<CommunityDb>(), scope.GetRequiredService<INoticeViews>());
        var conversation = await db.Conversations.FirstAsync(static conversation => conversation.Kind == ConversationKind.Personal);
        var channel = scope.GetRequiredService<ChannelCatalog>().Of(conversation);
        var members = await db.Members.Include(static member => member.Memberships).Where(static member => member.Name != Asker && member.Name != Colleague).ToListAsync();
        List<string> read = [];
        foreach (var member in members.Where(member => !Permissions.Allows(member, Permission.LeadOrCoordinate, harness.Community.Now)).Append(null))
        {
            foreach (var notice in notices)
            {
                read.Add(MessageJson.Write((await views.RenderAsync(notice, new NoticeRecipient(member, language, conversation, channel), default))!));
            }
        }

        return read;
    });
}
