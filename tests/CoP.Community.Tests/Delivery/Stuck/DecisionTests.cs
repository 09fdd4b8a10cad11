using CoP.Community.Broadcasts;
using CoP.Community.Delivery.Stuck;

namespace CoP.Community.Tests.Delivery.Stuck;

public sealed class DecisionTests : IAsyncLifetime
{
    private TestCommunity _town = null!;
    private long _administrator;
    private long _coordinator;
    private long _lead;
    private long _member;
    private long _group;
    private long _bound;

    public async Task InitializeAsync()
    {
        _town = await TestCommunity.EmptyAsync();
        _group = await _town.GroupAsync("shock");
        _administrator = await _town.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        _coordinator = await _town.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        _lead = await _town.MemberAsync("Lead", group: _group, lead: true);
        _member = await _town.MemberAsync("Member");
        _bound = await _town.PlaceAsync(group: _group);
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Resend_QueuesTheSameRowWithItsBody_AndIsAudited()
    {
        var id = await _town.StuckAsync(_bound);

        Assert.Equal(1, (await ResendAsync(_administrator, id)).Value);

        var row = await _town.RowAsync(id);
        Assert.Equal((OutboxState.Queued, "the body", 0, 8L), (row.State, row.Wire, row.Attempts, row.Fence));
        Assert.Equal((null, null), (row.FinishedAt, row.Reason));
        Assert.Equal(1, row.Ambiguities); // Should it be in doubt again, it is listed again.
        var noted = Assert.Single(await _town.ReadAsync(static db => db.AuditLog.ToListAsync()));
        Assert.Equal(("outbox.resend", $"outbox:{id}", _administrator), (noted.Action, noted.Subject, noted.ActorId));
    }

    [Fact]
    public async Task Resend_ByTwoAtOnce_HappensOnce()
    {
        var id = await _town.StuckAsync(_bound);

        var results = await Task.WhenAll(ResendAsync(_administrator, id), ResendAsync(_coordinator, id), DropAsync(_lead, id));

        Assert.Single(results, static result => result.Succeeded);
        Assert.Equal(2, results.Count(static result => result.Refusal is MessageNotStuck));
        Assert.Single(await _town.ReadAsync(static db => db.AuditLog.ToListAsync()));
    }

    [Fact]
    public async Task Drop_EndsTheRow_SoThatItIsNotListedAndNotSent()
    {
        var id = await _town.StuckAsync(_bound);

        Assert.True((await DropAsync(_coordinator, id)).Succeeded);

        var row = await _town.RowAsync(id);
        Assert.Equal((OutboxState.Expired, DropMessages.Reason, null), (row.State, row.Reason, row.Wire));
        Assert.IsType<MessageNotStuck>((await ResendAsync(_administrator, id)).Refusal);
    }

    [Theory]
    [InlineData(OutboxState.Queued)]
    [InlineData(OutboxState.Sending)]
    [InlineData(OutboxState.Sent)]
    [InlineData(OutboxState.Parked)]
    public async Task Resend_OfWhatIsNotStuck_IsRefused(OutboxState state)
    {
        var id = await _town.StuckAsync(_bound, state);

        Assert.IsType<MessageNotStuck>((await ResendAsync(_administrator, id)).Refusal);
        Assert.Equal(state, (await _town.RowAsync(id)).State);
    }

    [Fact]
    public async Task Resend_OfARefusedPart_TakesTheLaterPartsAlong_AndLeavesTheEarlier()
    {
        var first = await _town.StuckAsync(_bound, OutboxState.Sent, with: static row => row.DedupeKey = "split");
        var second = await _town.StuckAsync(_bound, OutboxState.Rejected, with: static row => (row.DedupeKey, row.Part) = ("split", 1));
        var third = await _town.StuckAsync(_bound, OutboxState.Rejected, with: static row => (row.DedupeKey, row.Part) = ("split", 2));

        Assert.Equal(2, (await ResendAsync(_administrator, second)).Value);
        Assert.Equal(
            [OutboxState.Sent, OutboxState.Queued, OutboxState.Queued],
            [(await _town.RowAsync(first)).State, (await _town.RowAsync(second)).State, (await _town.RowAsync(third)).State]);
    }

    [Fact]
    public async Task Lists_ShowToEachWhatIsTheirs()
    {
        var toMember = await _town.StuckAsync(await PrivateAsync(_member), member: _member);
        var inGroup = await _town.StuckAsync(_bound);
        var elsewhere = await _town.StuckAsync(await _town.PlaceAsync());
        var thread = await ThreadAsync(_bound);
        var inThread = await _town.StuckAsync(thread);

        Assert.Equal([toMember, inGroup, elsewhere, inThread], await ListAsync(_administrator));
        Assert.Equal([inGroup, elsewhere, inThread], await ListAsync(_coordinator));
        Assert.Equal([inGroup, inThread], await ListAsync(_lead));
        Assert.Empty(await ListAsync(_member));
        Assert.IsType<MessageNotStuck>((await ResendAsync(_coordinator, toMember)).Refusal);
        Assert.IsType<MessageNotStuck>((await DropAsync(_lead, elsewhere)).Refusal);
    }

    [Fact]
    public async Task Broadcast_InDoubt_IsDecidedAsAWhole()
    {
        var broadcast = await _town.AddAsync(new Broadcast { Source = "test:1", Title = "A test", OwnerId = _lead, NoticeType = "", Notice = "{}" });
        var place = await PrivateAsync(_member);
        long[] doubtful = [await InAsync(broadcast.Id, place), await InAsync(broadcast.Id, place)];
        var sent = await InAsync(broadcast.Id, place, OutboxState.Sent);

        var listed = await _town.As(_lead, (StuckOverview overview, Member me) => overview.Broadcasts(me).ToListAsync());
        Assert.Equal([(broadcast.Id, 2)], listed.Select(static one => (one.BroadcastId, one.Count)));
        Assert.Equal(2, (await _town.As(_lead, (ResendMessages resend, Member me) => resend.BroadcastAsync(me, broadcast.Id, default))).Value);
        Assert.Equal(OutboxState.Sent, (await _town.RowAsync(sent)).State);
        Assert.All(await Task.WhenAll(doubtful.Select(_town.RowAsync)), static row => Assert.Equal(OutboxState.Queued, row.State));
        Assert.IsType<MessageNotStuck>((await _town.As(_coordinator, (DropMessages drop, Member me) => drop.BroadcastAsync(me, broadcast.Id, default))).Refusal);
    }

    [Fact]
    public async Task OutOfReach_NamesThoseWhoCanBeToldNowhere_WithTimeAndReason()
    {
        await _town.ReachAsync(await _town.MemberAsync("Elsewhere"), Channels.Teams);
        await _town.ChangeAsync(async db =>
        {
            var lost = db.Conversations.Where(conversation => conversation.Channel == Channels.Telegram && db.Addresses.Any(address =>
                address.ConversationId == conversation.Id && (address.Member!.Name == "Member" || address.Member.Name == "Elsewhere")));
            await lost.ForEachAsync(conversation => conversation.Lose("bot was blocked by the user", _town.Now));
            return await db.SaveChangesAsync();
        });

        var lost = Assert.Single(await _town.DoAsync((StuckOverview overview) => overview.OutOfReach().ToListAsync()));
        Assert.Equal(("Member", Channels.Telegram, _town.Now, "bot was blocked by the user"), (lost.Name, lost.Channel, lost.Since, lost.Reason));
    }

    [Fact]
    public async Task Dismiss_ForgetsWhatWasWritten_AndHappensOnce()
    {
        await _town.EventAsync(InboxState.Failed, static entry => (entry.Reference, entry.Payload) = ("ABC123", "words"));

        Task<Result<string>> DismissAsync(long member) => _town.As(member, (FailedEvents events, Member me) => events.DismissAsync(me, "ABC123", default));
        var results = await Task.WhenAll(DismissAsync(_administrator), DismissAsync(_administrator));

        Assert.Single(results, static result => result.Succeeded);
        var entry = await _town.ReadAsync(static db => db.Inbox.SingleAsync());
        Assert.Equal((InboxState.Dismissed, null, _town.Now), (entry.State, entry.Payload, entry.SettledAt));
    }

    private Task<long> PrivateAsync(long member) =>
        _town.ReadAsync(db => db.Addresses.Where(address => address.MemberId == member).Select(static address => address.ConversationId!.Value).FirstAsync());

    private async Task<long> ThreadAsync(long place)
    {
        var around = await _town.ReadAsync(db => db.Conversations.FirstAsync(known => known.Id == place));
        return (await _town.AddAsync(new Conversation { Channel = around.Channel, ExternalId = around.ExternalId, Thread = "77", Kind = around.Kind })).Id;
    }

    private Task<long> InAsync(long broadcast, long place, OutboxState state = OutboxState.Ambiguous) =>
        _town.StuckAsync(place, state, _member, row => row.BroadcastId = broadcast);

    private Task<List<long>> ListAsync(long member) => _town.As(member, (StuckMessages stuck, Member me) =>
        stuck.Describe(stuck.InDoubt(me)).Select(static row => row.Id).ToListAsync());

    private Task<Result<int>> ResendAsync(long member, long id) =>
        _town.As(member, (ResendMessages resend, Member me) => resend.OneAsync(me, id, default));

    private Task<Result<int>> DropAsync(long member, long id) =>
        _town.As(member, (DropMessages drop, Member me) => drop.OneAsync(me, id, default));
}
