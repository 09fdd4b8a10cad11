using System.Collections.Immutable;
using System.Text.Json;
using CoP.Channels.Telegram.Api;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;
using Telegram.Bot.Types.Enums;

namespace CoP.Channels.Telegram.Translation;

/// <summary>Typed behind our name elsewhere: answered at once, and no turn of any conversation.</summary>
internal sealed record InlineQueryReceived(InlineQuery Query) : IncomingEvent;

/// <summary>Translates an update; nothing past here sees Telegram's words.</summary>
internal sealed class UpdateTranslator(TelegramIdentity identity)
{
    /// <summary>The kinds we ask for; any other that comes all the same is only noted.</summary>
    public static readonly ImmutableArray<UpdateType> Kinds = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember, UpdateType.InlineQuery];

    private readonly MessageTranslation _messages = new(new Addressing(identity));
    private readonly GroupChanges _changes = new(identity, new Addressing(identity));

    /// <summary>What came in, or null when it is for nobody: other bots' words.</summary>
    /// <exception cref="JsonException">Not an update as the specification describes it.</exception>
    public Incoming? Translate(JsonElement json) =>
        Translate(json.Deserialize<Update>(ApiJson.Options) ?? throw new JsonException("An empty update.")) is { } incoming ? Unheard(incoming) : null;

    /// <summary>A broadcast channel is nobody's conversation: what happens there is noted, and nothing is ever said.</summary>
    private static Incoming Unheard(Incoming incoming) =>
        incoming is { Where.Kind: ConversationKind.Channel, What: not IgnoredEvent } ? incoming with { What = new IgnoredEvent("broadcast channel") } : incoming;

    private Incoming? Translate(Update update) => update switch
    {
        { Message: { } message } => IsAnotherBot(message) ? null : _changes.Read(message) ?? Of(update, message, _messages.Read(message)),
        { EditedMessage: { } message } => IsAnotherBot(message) ? null : Of(update, message, _messages.ReadEdit(message)),
        { CallbackQuery: { } query } => Press(update, query),
        { MyChatMember: { } change } => _changes.Read(change, update.UpdateId)
            ?? New(update, TelegramConversationMapper.Of(change.From), TelegramConversationMapper.Of(change.Chat), change.NewChatMember.IsInside ? new ConversationReopened() : new IgnoredEvent("my_chat_member")),
        { InlineQuery: { } query } => New(update, TelegramConversationMapper.Of(query.From), new ConversationAddress(TelegramId.Text(query.From.Id), ConversationKind.Personal), new InlineQueryReceived(query)),
        _ => Unknown(update),
    };

    private static bool IsAnotherBot(ChatMessage message) => message is { SenderChat: null, From: { IsBot: true } sender } && !TelegramConversationMapper.IsPlaceholder(sender);

    private Incoming Of(Update update, ChatMessage message, IncomingEvent what) =>
        New(update, TelegramConversationMapper.Sender(message), TelegramConversationMapper.Of(message), what) with
        {
            LanguageHint = message.From?.LanguageCode,
            Album = message.MediaGroupId is { Length: > 0 } album ? $"{TelegramId.Text(message.Chat.Id)}:{album}" : null,
        };

    private Incoming Press(Update update, CallbackQuery query) =>
        New(update, TelegramConversationMapper.Of(query.From), PlaceOf(query), PressOf(query)) with
        {
            LanguageHint = query.From.LanguageCode,
            Acknowledge = query.Id,
        };

    private static IncomingEvent PressOf(CallbackQuery query) => query is { Message: { } message, Data: { } data }
        ? new ButtonPressed(data, ImmutableDictionary<string, string>.Empty, message.Date == 0 ? null : TelegramId.Text(message.MessageId))
        : new IgnoredEvent("callback_query of no message of ours");

    /// <summary>A press under an inline message comes without a chat: then the person's own, whose id is the person's.</summary>
    private static ConversationAddress PlaceOf(CallbackQuery query) =>
        query.Message is { } message ? TelegramConversationMapper.Of(message) : new ConversationAddress(TelegramId.Text(query.From.Id), ConversationKind.Personal);

    private Incoming Unknown(Update update)
    {
        var (kind, body) = update.Others.FirstOrDefault();
        var place = Chat(body) is { } chat ? TelegramConversationMapper.Of(chat) : new ConversationAddress("", ConversationKind.Personal);
        return New(update, Person.Nobody, place, new IgnoredEvent(kind ?? "empty update"));
    }

    private static Chat? Chat(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("chat", out var chat) ? chat.Deserialize<Chat>(ApiJson.Options) : null;

    private Incoming New(Update update, Person from, ConversationAddress where, IncomingEvent what) =>
        new(ChannelNames.Telegram, identity.BotId, TelegramId.Text(update.UpdateId), from, where, what);
}
