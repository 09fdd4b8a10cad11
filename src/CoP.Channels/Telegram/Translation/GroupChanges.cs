using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Translation;

/// <summary>
/// What Telegram tells twice, in two updates with ids of their own: a migration (in the old and in the new chat), being
/// added (as a message and as a change of membership). Both get the same external id, so only the first has an effect.
/// </summary>
internal sealed class GroupChanges(TelegramIdentity identity, Addressing addressing)
{
    /// <summary>Null when the message is nothing of the kind.</summary>
    public Incoming? Read(ChatMessage message) => message switch
    {
        { MigrateToChatId: { } next } => Migration(message.Chat, message.Chat.Id, next),
        { MigrateFromChatId: { } before } => Migration(message.Chat, before, message.Chat.Id),
        _ when AddsUs(message) => Arrival(message.Chat, message.Date, TelegramConversationMapper.Sender(message)),
        _ => null,
    };

    /// <summary>We came in, fell out, or (null) only our rights changed.</summary>
    public Incoming? Read(MemberChange change, long updateId) => (change.OldChatMember.IsInside, change.NewChatMember.IsInside) switch
    {
        (false, true) => Arrival(change.Chat, change.Date, TelegramConversationMapper.Of(change.From)),
        (true, false) => New(TelegramId.Text(updateId), TelegramConversationMapper.Of(change.From), TelegramConversationMapper.Of(change.Chat), new BotRemoved()),
        _ => null,
    };

    private bool AddsUs(ChatMessage message) =>
        message.GroupChatCreated || message.SupergroupChatCreated || (message.NewChatMembers ?? []).Any(addressing.IsUs);

    private Incoming Arrival(Chat chat, long date, Person by) =>
        New($"arrived:{chat.Id}:{date}", by, TelegramConversationMapper.Of(chat), new BotAdded());

    private Incoming Migration(Chat chat, long before, long next) => New(
        $"moved:{before}:{next}",
        Person.Nobody,
        new ConversationAddress(TelegramId.Text(before), ConversationKind.Group) { Title = chat.Title },
        new ConversationMigrated(TelegramId.Text(next)));

    private Incoming New(string externalId, Person by, ConversationAddress where, IncomingEvent what) =>
        new(ChannelNames.Telegram, identity.BotId, externalId, by, where, what);
}
