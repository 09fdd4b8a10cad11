using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>Who is behind an activity: a person (<c>29:…</c>), or nobody in particular when <c>from</c> is missing or names a bot (<c>28:…</c>).</summary>
internal static class Senders
{
    private const string BotMark = "28:";

    public static Person Of(Activity activity) =>
        string.IsNullOrWhiteSpace(activity.SenderId) || IsBot(activity) ? Person.Nobody : new(activity.SenderId, activity.SenderName) { DirectoryId = DirectoryId(activity.SenderObjectId) };

    /// <summary>What a bot says or presses is for nobody: two that answer each other would not stop.</summary>
    public static bool IsAnotherBot(Activity activity) => IsBot(activity) && activity.Type is "message" or "messageUpdate" or "invoke";

    /// <summary>In one spelling. The empty one is what clients say that know none, and so is nobody's.</summary>
    private static string? DirectoryId(string? given) => Guid.TryParseExact(given, "D", out var id) && id != Guid.Empty ? id.ToString("D") : null;

    private static bool IsBot(Activity activity) => activity.SenderId.StartsWith(BotMark, StringComparison.Ordinal);
}
