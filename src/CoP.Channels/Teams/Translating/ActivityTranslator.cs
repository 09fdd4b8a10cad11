using CoP.Channels.Teams.Inbound;
using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Teams.Translating;

/// <summary>Turns a verified activity into what the rest of the program understands. Types nobody knows yet are noted, never refused.</summary>
internal sealed class ActivityTranslator(IOptions<TeamsOptions> options)
{
    private static readonly Dictionary<string, Func<Activity, IncomingEvent>> ByType = new(StringComparer.Ordinal)
    {
        ["message"] = MessageTranslator.Read,
        ["messageUpdate"] = ChangeTranslator.ReadUpdate,
        ["messageDelete"] = ChangeTranslator.ReadDelete,
        ["messageReaction"] = static _ => new IgnoredEvent("reaction"),
        ["conversationUpdate"] = MembershipTranslator.ReadConversation,
        ["installationUpdate"] = MembershipTranslator.ReadInstallation,
        ["invoke"] = PressTranslator.Read,
        ["event"] = static activity => new IgnoredEvent(activity.Name ?? "event"),
    };

    public Incoming Translate(Activity activity) => new(
        ChannelNames.Teams,
        options.Value.AppId.Length > 0 ? options.Value.AppId : activity.BotId,
        EventIds.Of(activity),
        Senders.Of(activity),
        TeamsConversationMapper.Of(activity),
        Senders.IsAnotherBot(activity) ? new IgnoredEvent("words of a bot")
        : ByType.TryGetValue(activity.Type, out var read) ? read(activity)
        : new IgnoredEvent(activity.Type))
    {
        LanguageHint = activity.Locale,
        RepeatKey = EventIds.RepeatKey(activity),
        AnswersInResponse = activity is { Type: "invoke", Name: InvokeNames.CardAction },
    };
}
