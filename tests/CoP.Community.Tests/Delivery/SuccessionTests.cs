namespace CoP.Community.Tests.Delivery;

public sealed class SuccessionTests
{
    [Fact]
    public async Task Waiting_AndParked_GoAlong_AndTheOldPlaceIsLostWithItsReason()
    {
        await using var town = await TestCommunity.EmptyAsync();
        var group = await town.GroupAsync("shock");
        var old = await town.PlaceAsync(group: group);
        var next = await town.PlaceAsync(reachable: false);
        var queued = await town.StuckAsync(old, OutboxState.Queued);
        var parked = await town.StuckAsync(old, OutboxState.Parked, with: static row => row.FinishedAt = null);
        var edit = await town.StuckAsync(old, OutboxState.Queued, with: static row => row.Kind = OutboxKind.Edit);

        await town.ChangeAsync(async db =>
        {
            var ids = await db.Conversations.OrderBy(static conversation => conversation.Id).Select(static conversation => conversation.ExternalId).ToListAsync();
            await ConversationMigration.MoveAsync(db, Channels.Telegram, ids[0], ids[1], town.Now, default);
            return await db.SaveChangesAsync();
        });

        Assert.Equal([next, next, old], [(await town.RowAsync(queued)).ConversationId, (await town.RowAsync(parked)).ConversationId, (await town.RowAsync(edit)).ConversationId]);
        var places = await town.ReadAsync(static db => db.Conversations.ToDictionaryAsync(static conversation => conversation.Id));
        Assert.Equal((false, town.Now, "the conversation moved", null), (places[old].Reachable, places[old].LostAt, places[old].LostReason, places[old].BoundGroupId));
        Assert.Equal((true, group), (places[next].Reachable, places[next].BoundGroupId));
    }
}
