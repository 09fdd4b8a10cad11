using CoP.Channels.Telegram.Api;
using CoP.Community;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace CoP.Channels.Telegram.Profile;

/// <summary>
/// Tells Telegram our commands and descriptions, each only when it differs from what is there. The first language is
/// the fallback, which Telegram keeps under no language at all. A text that is refused is logged and passed over; when Telegram
/// itself is unwell all else waits for the next start, since further failures would open its circuit and hold up replies.
/// </summary>
internal sealed partial class ProfilePublisher(TelegramApi api, CommandMenu menu, ILogger<ProfilePublisher> log)
{
    public async Task PublishAsync(CancellationToken cancel)
    {
        foreach (var language in Languages.All)
        {
            foreach (var text in Texts(language, code: language == Languages.All[0] ? null : language, cancel))
            {
                if (!await text())
                {
                    return;
                }
            }
        }
    }

    /// <summary>Each sets one thing, and says whether Telegram is well enough for the next.</summary>
    private IEnumerable<Func<Task<bool>>> Texts(string language, string? code, CancellationToken cancel)
    {
        var texts = ProfileTexts.Load(language);
        yield return () => PublishAsync(BotCommandScope.AllPrivateChats(), menu.Entries(MenuScopes.Private, language), code, cancel);
        yield return () => PublishAsync(BotCommandScope.AllGroupChats(), menu.Entries(MenuScopes.Groups, language), code, cancel);
        yield return () => PublishAsync(
            new GetMyDescriptionRequest { LanguageCode = code },
            shown => shown.Description == texts.Description,
            new SetMyDescriptionRequest { Description = texts.Description, LanguageCode = code },
            code,
            cancel);
        yield return () => PublishAsync(
            new GetMyShortDescriptionRequest { LanguageCode = code },
            shown => shown.ShortDescription == texts.ShortDescription,
            new SetMyShortDescriptionRequest { ShortDescription = texts.ShortDescription, LanguageCode = code },
            code,
            cancel);
    }

    private Task<bool> PublishAsync(BotCommandScope scope, IReadOnlyList<MenuEntry> commands, string? language, CancellationToken cancel) => PublishAsync(
        new GetMyCommandsRequest { Scope = scope, LanguageCode = language },
        shown => shown.Select(static one => new MenuEntry(one.Command, one.Description)).SequenceEqual(commands),
        new SetMyCommandsRequest
        {
            Scope = scope,
            LanguageCode = language,
            Commands = commands.Select(static one => new BotCommand(one.Command, one.Description)),
        },
        language,
        cancel);

    private async Task<bool> PublishAsync<T>(
        RequestBase<T> question, Func<T, bool> isThere, RequestBase<bool> order, string? language, CancellationToken cancel)
    {
        if (await api.CallAsync(question, cancel) is ApiAnswer<T>.Ok { Result: var shown } && isThere(shown))
        {
            return true;
        }

        var answer = await api.CallAsync(order, cancel);
        if (answer.Failure is { } failure)
        {
            LogNotSet(order.MethodName, language ?? Languages.All[0], failure);
        }

        return answer is ApiAnswer<bool>.Ok or ApiAnswer<bool>.Refused { Error.ErrorCode: < 500 };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram {Method} in {Language} failed; the bot works without it: {Failure}")]
    private partial void LogNotSet(string method, string language, string failure);
}
