namespace CoP.Community.Tests.Delivery;

public sealed class ConversationMigrationTests
{
    [Fact]
    public async Task Waiting_AndParked_GoAlong_AndTheOldPlaceIsLostWithItsReason()
    {
        await using var community = await TestCommunity.EmptyAsync();
        var group = await community.GroupAsync("shock");
        var old = await community.PlaceAsync(group: group);
        var next = await community.PlaceAsync(reachable: false);
        var queued = await community.UndeliveredAsync(old, OutboxState.Queued);
        var parked = await community.UndeliveredAsync(old, OutboxState.Parked, with: static row => row.FinishedAt = null);
        var edit = await community.UndeliveredAsync(old, OutboxState.Queued, with: static row => row.Kind = OutboxKind.Edit);

        await community.ChangeAsync(async db =>
        {
            var ids = await db.Conversations.OrderBy(static conversation => conversation.Id).Select(static conversation => conversation.ExternalId).ToListAsync();
            await ConversationMigration.MoveAsync(db, ChannelNames.Telegram, ids[0], ids[1], community.Now, default);
            return await db.SaveChangesAsync();
        });

        Assert.Equal([next, next, old], [(await community.RowAsync(queued)).ConversationId, (await community.RowAsync(parked)).ConversationId, (await community.RowAsync(edit)).ConversationId]);
        var places = await community.ReadAsync(static db => db.Conversations.ToDictionaryAsync(static conversation => conversation.Id));
        Assert.Equal((false, community.Now, "the conversation moved", null), (places[old].Reachable, places[old].LostAt, places[old].LostReason, places[old].BoundGroupId));
        Assert.Equal((true, group), (places[next].Reachable, places[next].BoundGroupId));
    }
}
