using CoP.Community.Membership;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Delivery;

public sealed class LostPlacesTests
{
    private const string Team = "19:general";

    [Fact]
    public async Task BoundPlace_ThatIsGone_IsToldOnceToThoseWhoCanBindAnother()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var admin = await fixture.Community.MemberAsync("Admin", static member => member.Role = Role.Administrator);
        var place = await PlaceAsync(fixture, "19:shock", fixture.Shock);

        await LoseAsync(fixture, place);
        await FindAsync(fixture, place);
        await LoseAsync(fixture, place);

        Assert.Equal([fixture.Lead, fixture.Coordinator, admin], (await fixture.ToldAsync<BindingLost>()).Order());
    }

    [Fact]
    public async Task Question_PostedOnlyInAPlaceThatIsGone_GoesToLeadAndCoordinators()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var place = await PlaceAsync(fixture, "19:finance", fixture.Finance);
        var question = await fixture.AskAsync(group: fixture.Finance);
        Assert.Empty(await fixture.ToldAsync<QuestionUnanswered>());

        await LoseAsync(fixture, place);

        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<QuestionUnanswered>());
        Assert.NotNull((await fixture.QuestionAsync(question)).EscalatedAt);
    }

    [Fact]
    public async Task Question_ThatIsBeforeSomebody_StaysWithThem()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (gone, there) = (await PlaceAsync(fixture, "19:one", fixture.Finance), await PlaceAsync(fixture, "19:two", fixture.Finance));
        await fixture.AskAsync(group: fixture.Finance);
        var asked = await fixture.AskAsync("Which drought indicators?", fixture.Shock);
        var shock = await PlaceAsync(fixture, "19:shock", fixture.Shock);

        await LoseAsync(fixture, gone);
        await LoseAsync(fixture, shock);
        Assert.Empty(await fixture.ToldAsync<QuestionUnanswered>());

        await LoseAsync(fixture, there);
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<QuestionUnanswered>());
        Assert.Null((await fixture.QuestionAsync(asked)).EscalatedAt);
    }

    [Theory]
    [InlineData(OutboxState.Unreachable)]
    [InlineData(OutboxState.Rejected)]
    public async Task Question_WhoseOnlyPeerCouldNotBeTold_GoesToTheNext_ThenToLeadAndCoordinators(OutboxState end)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var expert = await fixture.Community.MemberAsync("Expert", group: fixture.Finance);
        var question = await fixture.AskAsync(group: fixture.Finance);
        var second = await fixture.Community.MemberAsync("Second", group: fixture.Finance);

        await EndAsync(fixture, expert, end);
        Assert.Equal([expert, second], (await fixture.AskedAsync(question)).Select(static request => request.MemberId));
        Assert.Empty(await fixture.ToldAsync<QuestionUnanswered>());

        await EndAsync(fixture, second, end);
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<QuestionUnanswered>());
    }

    [Fact]
    public async Task Team_GoesWithItsChannelsAndTheirThreads_AndTheyComeBackTogether()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await PlaceAsync(fixture, Team, null);
        await PlaceAsync(fixture, "19:early", null);
        await PlaceAsync(fixture, "19:late", null);
        await PlaceAsync(fixture, "19:late", null, "55");
        await LoseAsync(fixture, await IdAsync(fixture, "19:early"));
        fixture.Community.Time.Advance(TimeSpan.FromHours(1));

        await LoseAsync(fixture, await IdAsync(fixture, Team));
        Assert.Empty(await ReachableAsync(fixture));

        await FindAsync(fixture, await IdAsync(fixture, Team));
        Assert.Equal(["19:general", "19:late", "19:late;55"], await ReachableAsync(fixture));
    }

    [Fact]
    public async Task Chat_HeardFromInOneTopic_IsBackWithThoseLostWithIt_ButNotTheClosedOne()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await PlaceAsync(fixture, "-1", null);
        await PlaceAsync(fixture, "-1", null, "7");
        await PlaceAsync(fixture, "-1", null, "8");
        var closed = await PlaceAsync(fixture, "-1", null, "9");
        await WithAsync(fixture, closed, static (lost, conversation) => lost.LoseThreadAsync(conversation, "TOPIC_CLOSED", default));
        fixture.Community.Time.Advance(TimeSpan.FromHours(1));
        await LoseAsync(fixture, await IdAsync(fixture, "-1"));

        await FindAsync(fixture, await IdAsync(fixture, "-1", "7"));

        Assert.Equal(["-1", "-1;7", "-1;8"], await ReachableAsync(fixture));
    }

    private static async Task<long> PlaceAsync(QuestionFixture fixture, string id, long? group, string thread = "") => (await fixture.Community.AddAsync(new Conversation
    {
        Channel = ChannelNames.Teams,
        ExternalId = id,
        Thread = thread,
        Team = id.StartsWith("19:", StringComparison.Ordinal) ? Team : null,
        Kind = ConversationKind.Channel,
        BoundGroupId = group,
    })).Id;

    private static Task<long> IdAsync(QuestionFixture fixture, string id, string thread = "") => fixture.Community.ReadAsync(db =>
        db.Conversations.Where(conversation => conversation.ExternalId == id && conversation.Thread == thread).Select(static conversation => conversation.Id).SingleAsync());

    private static async Task<List<string>> ReachableAsync(QuestionFixture fixture)
    {
        var places = await fixture.Community.ReadAsync(static db => db.Conversations.Where(static conversation => conversation.Reachable && conversation.Kind == ConversationKind.Channel)
            .OrderBy(static conversation => conversation.ExternalId).ThenBy(static conversation => conversation.Thread).ToListAsync());
        return places.ConvertAll(static conversation => conversation.Thread.Length == 0 ? conversation.ExternalId : $"{conversation.ExternalId};{conversation.Thread}");
    }

    private static Task<bool> LoseAsync(QuestionFixture fixture, long place) => WithAsync(fixture, place, static (lost, found) => lost.LoseAsync(found, "404", default));

    private static Task<bool> FindAsync(QuestionFixture fixture, long place) => WithAsync(fixture, place, static (lost, found) => lost.FindAsync(found, default));

    private static Task<bool> WithAsync(QuestionFixture fixture, long place, Func<LostConversations, Conversation, Task> work) => fixture.Community.WriteAsync(async services =>
    {
        var found = await services.GetRequiredService<CommunityDb>().Conversations.SingleAsync(one => one.Id == place);
        await work(services.GetRequiredService<LostConversations>(), found);
        return true;
    });

    /// <summary>As the outbox does when a request could not be brought to a member.</summary>
    private static Task<bool> EndAsync(QuestionFixture fixture, long member, OutboxState end) => fixture.Community.WriteAsync(async services =>
    {
        var row = await services.GetRequiredService<CommunityDb>().Outbox
            .SingleAsync(one => one.MemberId == member && one.NoticeType == NoticeJson.NameOf<QuestionRequested>());
        row.State = end;
        await services.GetRequiredService<CommunityDb>().SaveChangesAsync();
        foreach (var feature in services.GetServices<INotDelivered>())
        {
            await feature.HandleAsync(row, default);
        }

        return true;
    });
}
