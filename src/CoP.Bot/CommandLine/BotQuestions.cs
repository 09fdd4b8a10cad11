using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Moving;

namespace CoP.Bot.CommandLine;

/// <summary>Finds out on which channels a community that is imported has another bot than before.</summary>
internal static class BotQuestions
{
    /// <param name="chats">How many chats it has, by channel.</param>
    /// <param name="ours">As the settings here say.</param>
    /// <param name="others">Channels of which the operator says that the bot is another one.</param>
    /// <param name="same">Channels of which the operator says that it is not.</param>
    /// <exception cref="ArchiveException">Nobody has said.</exception>
    public static IReadOnlyList<string> Moved(
        ArchiveManifest manifest, IReadOnlyDictionary<string, int> chats, IEnumerable<BotRegistration> ours, IReadOnlyCollection<string> others, IReadOnlyCollection<string> same) =>
        [.. ours.Where(here => chats.ContainsKey(here.Channel) && IsMoved(manifest, chats[here.Channel], here, others, same)).Select(static here => here.Channel)];

    private static bool IsMoved(ArchiveManifest manifest, int chats, BotRegistration here, IReadOnlyCollection<string> others, IReadOnlyCollection<string> same)
    {
        if (others.Contains(here.Channel) || same.Contains(here.Channel))
        {
            return !same.Contains(here.Channel);
        }

        var there = manifest.Registrations.FirstOrDefault(one => one.Channel == here.Channel);
        return here.Bot.Length == 0 ? throw Unknown(here.Channel, chats, $"{Setting(here.Channel)} is not set here")
            : there is null or { Bot.Length: 0 } ? throw Unknown(here.Channel, chats, "the archive does not say which bot it had")
            : there != here;
    }

    private static ArchiveException Unknown(string channel, int chats, string why) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The community has {chats} chats on {channel}, and {why}, so nobody can tell whether its bot is another one now. {(why.EndsWith("here", StringComparison.Ordinal) ? "Set it, or s" : "S")}ay --new-bot {channel} or --same-bot {channel}."));

    private static string Setting(string channel) => channel == ChannelNames.Telegram ? "Telegram:Token" : "Teams:AppId";
}
