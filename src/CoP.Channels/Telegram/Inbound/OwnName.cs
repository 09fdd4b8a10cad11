using System.Text.RegularExpressions;
using CoP.Channels.Telegram.Api;
using CoP.Delivery.Http;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>
/// Keeps up with our own <c>@username</c>, which BotFather can change while we run: asked for each hour, and at once when
/// words name a bot that we do not know, since that may be ourselves.
/// </summary>
internal sealed partial class OwnName
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Between two looks for the sake of an unknown name, whoever writes how many of them.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TelegramApi _api;
    private readonly TelegramIdentity _identity;
    private readonly TimeProvider _time;
    private readonly ILogger<OwnName> _log;
    private readonly SingleFlight<TelegramBot> _ask;
    private volatile Moment _asked;
    private volatile Moment? _searched;

    public OwnName(TelegramApi api, TelegramIdentity identity, TimeProvider time, ILogger<OwnName> log)
    {
        (_api, _identity, _time, _log) = (api, identity, time, log);
        _ask = new(AskAsync);
        _asked = new Moment(time.GetTimestamp());
    }

    private sealed record Moment(long At);

    /// <summary>Returns when our name is as recent as is needed to understand these words; when Telegram does not tell, it stays.</summary>
    /// <param name="updates">As they came, JSON.</param>
    public async Task KeepUpAsync(IEnumerable<string> updates, CancellationToken cancel)
    {
        var isUnknown = !IsWithin(Pause, _searched) && updates.Any(NamesAStranger);
        if (_identity.Bot is not null && (isUnknown || !IsWithin(Every, _asked)))
        {
            await _ask.JoinAsync(static () => null, cancel);
        }
    }

    private bool IsWithin(TimeSpan span, Moment? begin) => begin is { At: var at } && _time.GetElapsedTime(at) < span;

    private bool NamesAStranger(string update) => BotName().Matches(update)
        .Any(name => !name.Groups[1].Value.Equals(_identity.Bot?.Username, StringComparison.OrdinalIgnoreCase));

    private async Task<TelegramBot> AskAsync()
    {
        _asked = new Moment(_time.GetTimestamp());
        var before = _identity.Bot!;
        if (await _api.CallAsync(new GetMeRequest(), CancellationToken.None) is not ApiAnswer<User>.Ok(var me))
        {
            return before;
        }

        var now = TelegramBot.Of(me);
        _identity.Learn(now);
        _searched = _asked;
        if (now.Username != before.Username)
        {
            LogRenamed(before.Username, now.Username);
        }

        return now;
    }

    /// <summary>The names of bots end in "bot", whatever their case.</summary>
    [GeneratedRegex(@"@([a-z0-9_]+bot)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BotName();

    [LoggerMessage(Level = LogLevel.Information, Message = "This bot is called @{Now} on Telegram now, and was @{Before}.")]
    private partial void LogRenamed(string before, string now);
}
