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
/// the fallback, which Telegram keeps under no language at all. A text that cannot be set is logged and passed over.
/// </summary>
internal sealed partial class ProfilePublisher(TelegramApi api, CommandMenu menu, ILogger<ProfilePublisher> log)
{
    public async Task PublishAsync(CancellationToken cancel)
    {
        foreach (var language in Languages.All)
        {
            var code = language == Languages.All[0] ? null : language;
            await PublishAsync(BotCommandScope.AllPrivateChats(), menu.Entries(MenuScopes.Private, language), code, cancel);
            await PublishAsync(BotCommandScope.AllGroupChats(), menu.Entries(MenuScopes.Groups, language), code, cancel);
            await PublishAsync(ProfileTexts.Load(language), code, cancel);
        }
    }

    private async Task PublishAsync(ProfileTexts texts, string? language, CancellationToken cancel)
    {
        await PublishAsync(
            new GetMyDescriptionRequest { LanguageCode = language },
            shown => shown.Description == texts.Description,
            new SetMyDescriptionRequest { Description = texts.Description, LanguageCode = language },
            language,
            cancel);
        await PublishAsync(
            new GetMyShortDescriptionRequest { LanguageCode = language },
            shown => shown.ShortDescription == texts.ShortDescription,
            new SetMyShortDescriptionRequest { ShortDescription = texts.ShortDescription, LanguageCode = language },
            language,
            cancel);
    }

    private Task PublishAsync(BotCommandScope scope, IReadOnlyList<MenuEntry> commands, string? language, CancellationToken cancel) => PublishAsync(
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

    private async Task PublishAsync<T>(
        RequestBase<T> question, Func<T, bool> isThere, RequestBase<bool> order, string? language, CancellationToken cancel)
    {
        if (await api.CallAsync(question, cancel) is ApiAnswer<T>.Ok { Result: var shown } && isThere(shown))
        {
            return;
        }

        if ((await api.CallAsync(order, cancel)).Failure is { } failure)
        {
            LogNotSet(order.MethodName, language ?? Languages.All[0], failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram {Method} in {Language} failed; the bot works without it: {Failure}")]
    private partial void LogNotSet(string method, string language, string failure);
}
