using CoP.Community;
using CoP.Dialogs.Members;
using Microsoft.Extensions.Options;
using Telegram.Bot.Types;

namespace CoP.Channels.Telegram;

/// <summary>Who we are on Telegram, as getMe says.</summary>
/// <param name="ReadsAllGroupMessages">False with privacy mode on: in groups we see only what is meant for us.</param>
public sealed record TelegramBot(long Id, string Username, bool ReadsAllGroupMessages)
{
    internal static TelegramBot Of(User me) => new(me.Id, me.Username ?? "", me.CanReadAllGroupMessages);
}

/// <summary>Holds who we are for everybody who must know: addressing in groups, deep links.</summary>
public sealed class TelegramIdentity(IOptions<TelegramOptions> options) : IDeepLinks
{
    private volatile TelegramBot? _bot;

    /// <summary>The bot's id as text, known from the token before the first call; part of what makes an event unique.</summary>
    public string BotId { get; } = options.Value.BotId;

    /// <summary>Null until getMe has answered.</summary>
    public TelegramBot? Bot => _bot;

    public string Channel => ChannelNames.Telegram;

    public bool SendsByItself => true;

    /// <summary>A link that opens our chat and sends <c>/start payload</c> (1–64 of <c>A-Z a-z 0-9 _ -</c>); null until we know our name.</summary>
    public Uri? StartLink(string payload) =>
        Bot is { } bot ? new Uri($"https://t.me/{bot.Username}?start={Uri.EscapeDataString(payload)}") : null;

    internal void Learn(TelegramBot bot) => _bot = bot;
}
