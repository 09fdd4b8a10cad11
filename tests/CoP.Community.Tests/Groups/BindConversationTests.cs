using CoP.Community.Membership;

namespace CoP.Community.Tests.Groups;

public sealed class BindConversationTests
{
    [Fact]
    public async Task BindConversation_PostsTheGroupsQuestionsThereUntilUnbound()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var place = await PlaceAsync(fixture, ConversationKind.Group);

        Assert.True((await BindAsync(fixture, place, fixture.Shock)).Succeeded);
        await fixture.AskAsync();
        Assert.True((await BindAsync(fixture, place, null)).Succeeded);
        await fixture.AskAsync("Another");

        Assert.Single(await fixture.ToldAsync<QuestionPosted>());
        Assert.Single(await fixture.AuditAsync("group.bind"));
        Assert.Single(await fixture.AuditAsync("group.unbind"));
    }

    [Fact]
    public async Task BindConversation_InAThread_BindsTheChannelAndWritesDownWhich()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var thread = (await fixture.Community.AddAsync(new Conversation { Channel = "msteams", ExternalId = "19:shock", Thread = "17", Kind = ConversationKind.Channel })).Id;

        Assert.True((await BindAsync(fixture, thread, fixture.Shock)).Succeeded);

        var channel = await fixture.Community.ReadAsync(static db => db.Conversations.SingleAsync(static one => one.BoundGroupId != null));
        Assert.Equal("", channel.Thread);
        Assert.Equal($"conversation:{channel.Id}", Assert.Single(await fixture.AuditAsync("group.bind")).Subject);
    }

    [Fact]
    public async Task BindConversation_OfAPersonalChat_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.IsType<NotAGroupConversation>((await BindAsync(fixture, await PlaceAsync(fixture, ConversationKind.Personal), fixture.Shock)).Refusal);
    }

    [Fact]
    public async Task BindConversation_ToAGroupThatHasEndedOrNeverWas_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var place = await PlaceAsync(fixture, ConversationKind.Channel);
        await fixture.Community.ChangeAsync(db => db.Groups.Where(group => group.Id == fixture.Shock)
            .ExecuteUpdateAsync(group => group.SetProperty(row => row.EndedAt, fixture.Community.Now)));

        Assert.IsType<GroupNotFound>((await BindAsync(fixture, place, fixture.Shock)).Refusal);
        Assert.IsType<GroupNotFound>((await BindAsync(fixture, place, 99)).Refusal);
    }

    private static async Task<long> PlaceAsync(QuestionFixture fixture, ConversationKind kind) =>
        (await fixture.Community.AddAsync(new Conversation { Channel = "telegram", ExternalId = "-100", Kind = kind })).Id;

    private static Task<Result<Group?>> BindAsync(QuestionFixture fixture, long place, long? group) =>
        fixture.Community.WriteAsync(async scope =>
        {
            var db = (CommunityDb)scope.GetService(typeof(CommunityDb))!;
            var bind = (BindConversation)scope.GetService(typeof(BindConversation))!;
            return await bind.HandleAsync(
                await db.Members.FirstAsync(member => member.Id == fixture.Coordinator), await db.Conversations.FirstAsync(row => row.Id == place), group, default);
        });
}
