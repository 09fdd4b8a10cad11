using System.Text;
using System.Text.Json;
using CoP.Channels.Reading;
using CoP.Channels.Telegram.Translation;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>The one way of an update to <see cref="ITurns"/>, polled or pushed.</summary>
internal sealed partial class TelegramUpdateHandler(
    UpdateTranslator translator, TelegramIdentity identity, OwnName name, ITurns turns, IUnreadEvents unread, Typing typing, InlineQueries inline, ILogger<TelegramUpdateHandler> log) : IRawEventParser
{
    /// <summary>
    /// What they say, in order. What is typed in other chats is answered beside them. Other bots' words are left out; so are updates that cannot be read, which would not be
    /// readable the next time either and must not block the others: they are kept as they came.
    /// </summary>
    public async Task<IReadOnlyList<Incoming>> ReadAsync(IReadOnlyCollection<RawUpdate> updates, CancellationToken cancel)
    {
        await name.KeepUpAsync(updates.Select(static update => update.Text), cancel);
        List<Incoming> read = [];
        foreach (var update in updates)
        {
            if (await ReadAsync(update, cancel) is { } incoming)
            {
                read.Add(incoming);
            }
        }

        inline.Begin(read.Select(static incoming => incoming.What).OfType<InlineQueryReceived>().Select(static typed => typed.Query));
        return read.FindAll(static incoming => incoming.What is not InlineQueryReceived);
    }

    /// <summary>When this returns, the event is committed.</summary>
    public Task HandleAsync(Incoming incoming, CancellationToken cancel) =>
        typing.WhileAsync(incoming, turns.HandleAsync(incoming, cancel), cancel);

    public Incoming? Read(string raw)
    {
        try
        {
            return translator.Translate(RawUpdate.Of(UnicodeText.Repaired(Encoding.UTF8.GetBytes(raw))).Parse()) is { What: not InlineQueryReceived } incoming ? incoming : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Incoming?> ReadAsync(RawUpdate update, CancellationToken cancel)
    {
        try
        {
            return translator.Translate(update.Parse());
        }
        catch (Exception unreadable)
        {
            LogUnreadable(update.Id, (unreadable as JsonException)?.Path ?? unreadable.GetType().Name);
        }

        await unread.KeepAsync(ChannelNames.Telegram, identity.BotId, update.ExternalId, update.Text, cancel);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram update {UpdateId} cannot be read ({Where}) and is passed over.")]
    private partial void LogUnreadable(long? updateId, string where);
}
