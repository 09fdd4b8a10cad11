namespace CoP.Community.Tests.Delivery;

/// <summary>Rows of the inbox and the outbox as a test needs them.</summary>
internal static class Rows
{
    public static async Task<long> PlaceAsync(this TestCommunity community, ConversationKind kind = ConversationKind.Group, long? group = null, bool reachable = true) =>
        (await community.AddAsync(new Conversation
        {
            Channel = ChannelNames.Telegram,
            ExternalId = $"-{Guid.NewGuid():n}",
            Kind = kind,
            Title = "A group",
            BoundGroupId = group,
            Reachable = reachable,
        })).Id;

    public static async Task<long> UndeliveredAsync(
        this TestCommunity community, long place, OutboxState state = OutboxState.Ambiguous, long? member = null, Action<OutboxMessage>? with = null)
    {
        var row = Message(community, place, state, member);
        with?.Invoke(row);
        return (await community.AddAsync(row)).Id;
    }

    public static OutboxMessage Message(TestCommunity community, long place, OutboxState state, long? member = null)
    {
        var conversation = new Conversation { Id = place, Channel = ChannelNames.Telegram, ExternalId = "1", Kind = member is null ? ConversationKind.Group : ConversationKind.Personal };
        var row = OutboxMessage.Reply(OutboxKind.Send, "{}", $"{Guid.NewGuid()}", conversation, member, community.Now);
        (row.Payload, row.State, row.Attempts, row.Ambiguities, row.Fence) = ("the body", state, 2, 1, 7);
        row.FinishedAt = state is OutboxState.Queued ? null : community.Now;
        row.Reason = state is OutboxState.Queued ? null : "stopped while sending";
        return row;
    }

    public static async Task<long> EventAsync(this TestCommunity community, InboxState state, Action<InboxEntry>? with = null)
    {
        var entry = new InboxEntry { Channel = ChannelNames.Telegram, Bot = "1", ExternalId = $"{Guid.NewGuid()}", State = state, ReceivedAt = community.Now };
        with?.Invoke(entry);
        return (await community.AddAsync(entry)).Id;
    }

    public static Task<OutboxMessage> RowAsync(this TestCommunity community, long id) => community.ReadAsync(db => db.Outbox.FirstAsync(row => row.Id == id));
}
