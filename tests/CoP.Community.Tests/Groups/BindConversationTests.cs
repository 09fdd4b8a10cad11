namespace CoP.Community.Tests.Groups;

public sealed class BindConversationTests
{
    [Fact]
    public async Task BindConversation_PostsTheGroupsQuestionsThereUntilUnbound()
    {
        await using var village = await Village.BuildAsync();
        var place = await PlaceAsync(village, ConversationKind.Group);

        Assert.True((await BindAsync(village, place, village.Shock)).Succeeded);
        await village.AskAsync();
        Assert.True((await BindAsync(village, place, null)).Succeeded);
        await village.AskAsync("Another");

        Assert.Single(await village.ToldAsync<QuestionPosted>());
        Assert.Single(await village.AuditAsync("group.bind"));
        Assert.Single(await village.AuditAsync("group.unbind"));
    }

    [Fact]
    public async Task BindConversation_OfAPersonalChat_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        Assert.IsType<NotAGroupConversation>((await BindAsync(village, await PlaceAsync(village, ConversationKind.Personal), village.Shock)).Refusal);
    }

    [Fact]
    public async Task BindConversation_ToAGroupThatHasEndedOrNeverWas_IsRefused()
    {
        await using var village = await Village.BuildAsync();
        var place = await PlaceAsync(village, ConversationKind.Channel);
        await village.Town.ChangeAsync(db => db.Groups.Where(group => group.Id == village.Shock)
            .ExecuteUpdateAsync(group => group.SetProperty(row => row.EndedAt, village.Town.Now)));

        Assert.IsType<GroupNotFound>((await BindAsync(village, place, village.Shock)).Refusal);
        Assert.IsType<GroupNotFound>((await BindAsync(village, place, 99)).Refusal);
    }

    private static async Task<long> PlaceAsync(Village village, ConversationKind kind) =>
        (await village.Town.AddAsync(new Conversation { Channel = "telegram", ExternalId = "-100", Kind = kind })).Id;

    private static Task<Result<Group?>> BindAsync(Village village, long place, long? group) =>
        village.Town.WriteAsync(async scope =>
        {
            var db = (CommunityDb)scope.GetService(typeof(CommunityDb))!;
            var bind = (BindConversation)scope.GetService(typeof(BindConversation))!;
            return await bind.HandleAsync(
                await db.Members.FirstAsync(member => member.Id == village.Coordinator), await db.Conversations.FirstAsync(row => row.Id == place), group, default);
        });
}
