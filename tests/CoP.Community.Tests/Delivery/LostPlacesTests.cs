using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Delivery;

public sealed class LostPlacesTests
{
    private const string Team = "19:general";

    [Fact]
    public async Task BoundPlace_ThatIsGone_IsToldOnceToThoseWhoCanBindAnother()
    {
        await using var village = await Village.BuildAsync();
        var admin = await village.Town.MemberAsync("Admin", static member => member.Role = Role.Administrator);
        var place = await PlaceAsync(village, "19:shock", village.Shock);

        await LoseAsync(village, place);
        await FindAsync(village, place);
        await LoseAsync(village, place);

        Assert.Equal([village.Lead, village.Coordinator, admin], (await village.ToldAsync<BindingLost>()).Order());
    }

    [Fact]
    public async Task Question_PostedOnlyInAPlaceThatIsGone_GoesToLeadAndCoordinators()
    {
        await using var village = await Village.BuildAsync();
        var place = await PlaceAsync(village, "19:finance", village.Finance);
        var question = await village.AskAsync(group: village.Finance);
        Assert.Empty(await village.ToldAsync<QuestionUnanswered>());

        await LoseAsync(village, place);

        Assert.Equal([village.Coordinator], await village.ToldAsync<QuestionUnanswered>());
        Assert.NotNull((await village.QuestionAsync(question)).EscalatedAt);
    }

    [Fact]
    public async Task Question_ThatIsBeforeSomebody_StaysWithThem()
    {
        await using var village = await Village.BuildAsync();
        var (gone, there) = (await PlaceAsync(village, "19:one", village.Finance), await PlaceAsync(village, "19:two", village.Finance));
        await village.AskAsync(group: village.Finance);
        var asked = await village.AskAsync("Which drought indicators?", village.Shock);
        var shock = await PlaceAsync(village, "19:shock", village.Shock);

        await LoseAsync(village, gone);
        await LoseAsync(village, shock);
        Assert.Empty(await village.ToldAsync<QuestionUnanswered>());

        await LoseAsync(village, there);
        Assert.Equal([village.Coordinator], await village.ToldAsync<QuestionUnanswered>());
        Assert.Null((await village.QuestionAsync(asked)).EscalatedAt);
    }

    [Theory]
    [InlineData(OutboxState.Unreachable)]
    [InlineData(OutboxState.Rejected)]
    public async Task Question_WhoseOnlyPeerCouldNotBeTold_GoesToTheNext_ThenToLeadAndCoordinators(OutboxState end)
    {
        await using var village = await Village.BuildAsync();
        var expert = await village.Town.MemberAsync("Expert", group: village.Finance);
        var question = await village.AskAsync(group: village.Finance);
        var second = await village.Town.MemberAsync("Second", group: village.Finance);

        await EndAsync(village, expert, end);
        Assert.Equal([expert, second], (await village.AskedAsync(question)).Select(static request => request.MemberId));
        Assert.Empty(await village.ToldAsync<QuestionUnanswered>());

        await EndAsync(village, second, end);
        Assert.Equal([village.Coordinator], await village.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Team_GoesWithItsChannelsAndTheirThreads_AndTheyComeBackTogether()
    {
        await using var village = await Village.BuildAsync();
        await PlaceAsync(village, Team, null);
        await PlaceAsync(village, "19:early", null);
        await PlaceAsync(village, "19:late", null);
        await PlaceAsync(village, "19:late", null, "55");
        await LoseAsync(village, await IdAsync(village, "19:early"));
        village.Town.Time.Advance(TimeSpan.FromHours(1));

        await LoseAsync(village, await IdAsync(village, Team));
        Assert.Empty(await ReachableAsync(village));

        await FindAsync(village, await IdAsync(village, Team));
        Assert.Equal(["19:general", "19:late", "19:late;55"], await ReachableAsync(village));
    }

    [Fact]
    public async Task Chat_HeardFromInOneTopic_IsBackWithThoseLostWithIt_ButNotTheClosedOne()
    {
        await using var village = await Village.BuildAsync();
        await PlaceAsync(village, "-1", null);
        await PlaceAsync(village, "-1", null, "7");
        await PlaceAsync(village, "-1", null, "8");
        var closed = await PlaceAsync(village, "-1", null, "9");
        await WithAsync(village, closed, static (lost, conversation) => lost.LoseThreadAsync(conversation, "TOPIC_CLOSED", default));
        village.Town.Time.Advance(TimeSpan.FromHours(1));
        await LoseAsync(village, await IdAsync(village, "-1"));

        await FindAsync(village, await IdAsync(village, "-1", "7"));

        Assert.Equal(["-1", "-1;7", "-1;8"], await ReachableAsync(village));
    }

    private static async Task<long> PlaceAsync(Village village, string id, long? group, string thread = "") => (await village.Town.AddAsync(new Conversation
    {
        Channel = Channels.Teams,
        ExternalId = id,
        Thread = thread,
        Team = id.StartsWith("19:", StringComparison.Ordinal) ? Team : null,
        Kind = ConversationKind.Channel,
        BoundGroupId = group,
    })).Id;

    private static Task<long> IdAsync(Village village, string id, string thread = "") => village.Town.ReadAsync(db =>
        db.Conversations.Where(conversation => conversation.ExternalId == id && conversation.Thread == thread).Select(static conversation => conversation.Id).SingleAsync());

    private static async Task<List<string>> ReachableAsync(Village village)
    {
        var places = await village.Town.ReadAsync(static db => db.Conversations.Where(static conversation => conversation.Reachable && conversation.Kind == ConversationKind.Channel)
            .OrderBy(static conversation => conversation.ExternalId).ThenBy(static conversation => conversation.Thread).ToListAsync());
        return places.ConvertAll(static conversation => conversation.Thread.Length == 0 ? conversation.ExternalId : $"{conversation.ExternalId};{conversation.Thread}");
    }

    private static Task<bool> LoseAsync(Village village, long place) => WithAsync(village, place, static (lost, found) => lost.LoseAsync(found, "404", default));

    private static Task<bool> FindAsync(Village village, long place) => WithAsync(village, place, static (lost, found) => lost.FindAsync(found, default));

    private static Task<bool> WithAsync(Village village, long place, Func<LostPlaces, Conversation, Task> work) => village.Town.WriteAsync(async services =>
    {
        var found = await services.GetRequiredService<CommunityDb>().Conversations.SingleAsync(one => one.Id == place);
        await work(services.GetRequiredService<LostPlaces>(), found);
        return true;
    });

    /// <summary>As the outbox does when a request could not be brought to a member.</summary>
    private static Task<bool> EndAsync(Village village, long member, OutboxState end) => village.Town.WriteAsync(async services =>
    {
        var row = await services.GetRequiredService<CommunityDb>().Outbox
            .SingleAsync(one => one.MemberId == member && one.NoticeType == NoticeJson.NameOf<QuestionRequested>());
        row.State = end;
        await services.GetRequiredService<CommunityDb>().SaveChangesAsync();
        await services.GetRequiredService<INotDelivered>().HandleAsync(row, default);
        return true;
    });
}
