using CoP.Community.Broadcasts;
using CoP.Community.Operations;
using CoP.Community.Tests.Delivery;

namespace CoP.Community.Tests.Operations;

public sealed class DecisionTests : IAsyncLifetime
{
    private TestCommunity _community = null!;
    private long _administrator;
    private long _coordinator;
    private long _lead;
    private long _member;
    private long _group;
    private long _bound;

    public async Task InitializeAsync()
    {
        _community = await TestCommunity.EmptyAsync();
        _group = await _community.GroupAsync("shock");
        _administrator = await _community.MemberAsync("Administrator", static member => member.Role = Role.Administrator);
        _coordinator = await _community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        _lead = await _community.MemberAsync("Lead", group: _group, lead: true);
        _member = await _community.MemberAsync("Member");
        _bound = await _community.PlaceAsync(group: _group);
    }

    public async Task DisposeAsync() => await _community.DisposeAsync();

    [Fact]
    public async Task Resend_QueuesTheSameRowWithItsBody_AndIsAudited()
    {
        var id = await _community.UndeliveredAsync(_bound);

        Assert.Equal(1, (await ResendAsync(_administrator, id)).Value);

        var row = await _community.RowAsync(id);
        Assert.Equal((OutboxState.Queued, "the body", 0, 8L), (row.State, row.Payload, row.Attempts, row.Fence));
        Assert.Equal((null, null), (row.FinishedAt, row.Reason));
        Assert.Equal(1, row.Ambiguities); // Should it be in doubt again, it is listed again.
        var noted = Assert.Single(await _community.ReadAsync(static db => db.AuditLog.ToListAsync()));
        Assert.Equal(("outbox.resend", $"outbox:{id}", _administrator), (noted.Action, noted.Subject, noted.ActorId));
    }

    [Fact]
    public async Task Resend_ByTwoAtOnce_HappensOnce()
    {
        var id = await _community.UndeliveredAsync(_bound);

        var results = await Task.WhenAll(ResendAsync(_administrator, id), ResendAsync(_coordinator, id), DropAsync(_lead, id));

        Assert.Single(results, static result => result.Succeeded);
        Assert.Equal(2, results.Count(static result => result.Refusal is MessageNotUndelivered));
        Assert.Single(await _community.ReadAsync(static db => db.AuditLog.ToListAsync()));
    }

    [Fact]
    public async Task Drop_EndsTheRow_SoThatItIsNotListedAndNotSent()
    {
        var id = await _community.UndeliveredAsync(_bound);

        Assert.True((await DropAsync(_coordinator, id)).Succeeded);

        var row = await _community.RowAsync(id);
        Assert.Equal((OutboxState.Expired, DropMessages.Reason, null), (row.State, row.Reason, row.Payload));
        Assert.IsType<MessageNotUndelivered>((await ResendAsync(_administrator, id)).Refusal);
    }

    [Theory]
    [InlineData(OutboxState.Queued)]
    [InlineData(OutboxState.Sending)]
    [InlineData(OutboxState.Sent)]
    [InlineData(OutboxState.Parked)]
    public async Task Resend_OfWhatIsNotUndelivered_IsRefused(OutboxState state)
    {
        var id = await _community.UndeliveredAsync(_bound, state);

        Assert.IsType<MessageNotUndelivered>((await ResendAsync(_administrator, id)).Refusal);
        Assert.Equal(state, (await _community.RowAsync(id)).State);
    }

    [Fact]
    public async Task Resend_OfARefusedPart_TakesTheLaterPartsAlong_AndLeavesTheEarlier()
    {
        var first = await _community.UndeliveredAsync(_bound, OutboxState.Sent, with: static row => row.DedupeKey = "split");
        var second = await _community.UndeliveredAsync(_bound, OutboxState.Rejected, with: static row => (row.DedupeKey, row.Part) = ("split", 1));
        var third = await _community.UndeliveredAsync(_bound, OutboxState.Rejected, with: static row => (row.DedupeKey, row.Part) = ("split", 2));

        Assert.Equal(2, (await ResendAsync(_administrator, second)).Value);
        Assert.Equal(
            [OutboxState.Sent, OutboxState.Queued, OutboxState.Queued],
            [(await _community.RowAsync(first)).State, (await _community.RowAsync(second)).State, (await _community.RowAsync(third)).State]);
    }

    [Fact]
    public async Task Lists_ShowToEachWhatIsTheirs()
    {
        var toMember = await _community.UndeliveredAsync(await PrivateAsync(_member), member: _member);
        var inGroup = await _community.UndeliveredAsync(_bound);
        var elsewhere = await _community.UndeliveredAsync(await _community.PlaceAsync());
        var thread = await ThreadAsync(_bound);
        var inThread = await _community.UndeliveredAsync(thread);

        Assert.Equal([toMember, inGroup, elsewhere, inThread], await ListAsync(_administrator));
        Assert.Equal([inGroup, elsewhere, inThread], await ListAsync(_coordinator));
        Assert.Equal([inGroup, inThread], await ListAsync(_lead));
        Assert.Empty(await ListAsync(_member));
        Assert.IsType<MessageNotUndelivered>((await ResendAsync(_coordinator, toMember)).Refusal);
        Assert.IsType<MessageNotUndelivered>((await DropAsync(_lead, elsewhere)).Refusal);
    }

    [Fact]
    public async Task Broadcast_InDoubt_IsDecidedAsAWhole()
    {
        var broadcast = await _community.AddAsync(new Broadcast { Source = "test:1", Title = "A test", OwnerId = _lead, NoticeType = "", Notice = "{}" });
        var place = await PrivateAsync(_member);
        long[] doubtful = [await InAsync(broadcast.Id, place), await InAsync(broadcast.Id, place)];
        var sent = await InAsync(broadcast.Id, place, OutboxState.Sent);

        var listed = await _community.As(_lead, (UndeliveredOverview overview, Member me) => overview.Broadcasts(me).ToListAsync());
        Assert.Equal([(broadcast.Id, 2)], listed.Select(static one => (one.BroadcastId, one.Count)));
        Assert.Equal(2, (await _community.As(_lead, (ResendMessages resend, Member me) => resend.BroadcastAsync(me, broadcast.Id, default))).Value);
        Assert.Equal(OutboxState.Sent, (await _community.RowAsync(sent)).State);
        Assert.All(await Task.WhenAll(doubtful.Select(_community.RowAsync)), static row => Assert.Equal(OutboxState.Queued, row.State));
        Assert.IsType<MessageNotUndelivered>((await _community.As(_coordinator, (DropMessages drop, Member me) => drop.BroadcastAsync(me, broadcast.Id, default))).Refusal);
    }

    [Fact]
    public async Task OutOfReach_NamesThoseWhoCanBeToldNowhere_WithTimeAndReason()
    {
        await _community.ReachAsync(await _community.MemberAsync("Elsewhere"), ChannelNames.Teams);
        await _community.ChangeAsync(async db =>
        {
            var lost = db.Conversations.Where(conversation => conversation.Channel == ChannelNames.Telegram && db.Addresses.Any(address =>
                address.ConversationId == conversation.Id && (address.Member!.Name == "Member" || address.Member.Name == "Elsewhere")));
            await lost.ForEachAsync(conversation => conversation.Lose("bot was blocked by the user", _community.Now));
            return await db.SaveChangesAsync();
        });

        var lost = Assert.Single(await _community.DoAsync((UndeliveredOverview overview) => overview.OutOfReach().ToListAsync()));
        Assert.Equal(("Member", ChannelNames.Telegram, _community.Now, "bot was blocked by the user"), (lost.Name, lost.Channel, lost.Since, lost.Reason));
    }

    [Fact]
    public async Task Dismiss_ForgetsWhatWasWritten_AndHappensOnce()
    {
        await _community.EventAsync(InboxState.Failed, static entry => (entry.Reference, entry.Payload) = ("ABC123", "words"));

        Task<Result<string>> DismissAsync(long member) => _community.As(member, (FailedEvents events, Member me) => events.DismissAsync(me, "ABC123", default));
        var results = await Task.WhenAll(DismissAsync(_administrator), DismissAsync(_administrator));

        Assert.Single(results, static result => result.Succeeded);
        var entry = await _community.ReadAsync(static db => db.Inbox.SingleAsync());
        Assert.Equal((InboxState.Dismissed, null, _community.Now), (entry.State, entry.Payload, entry.SettledAt));
    }

    private Task<long> PrivateAsync(long member) =>
        _community.ReadAsync(db => db.Addresses.Where(address => address.MemberId == member).Select(static address => address.ConversationId!.Value).FirstAsync());

    private async Task<long> ThreadAsync(long place)
    {
        var around = await _community.ReadAsync(db => db.Conversations.FirstAsync(known => known.Id == place));
        return (await _community.AddAsync(new Conversation { Channel = around.Channel, ExternalId = around.ExternalId, Thread = "77", Kind = around.Kind })).Id;
    }

    private Task<long> InAsync(long broadcast, long place, OutboxState state = OutboxState.Ambiguous) =>
        _community.UndeliveredAsync(place, state, _member, row => row.BroadcastId = broadcast);

    private Task<List<long>> ListAsync(long member) => _community.As(member, (UndeliveredMessages undelivered, Member me) =>
        undelivered.Describe(undelivered.InDoubt(me)).Select(static row => row.Id).ToListAsync());

    private Task<Result<int>> ResendAsync(long member, long id) =>
        _community.As(member, (ResendMessages resend, Member me) => resend.OneAsync(me, id, default));

    private Task<Result<int>> DropAsync(long member, long id) =>
        _community.As(member, (DropMessages drop, Member me) => drop.OneAsync(me, id, default));
}
