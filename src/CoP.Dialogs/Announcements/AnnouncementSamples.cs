using CoP.Community;
using CoP.Community.Announcements;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Announcements;

/// <summary>Shows an announcement exactly as a desk and a phone will get it.</summary>
internal sealed class AnnouncementSamples(AnnouncementMessage message, ILocalizer words)
{
    /// <summary>So long a text, twice and with all that belongs to it, still goes into one message on a phone.</summary>
    private const int FitsTwice = 1200;

    /// <summary>The wordings that the card itself does not show: the further ones, and the original where it is long.</summary>
    public static IEnumerable<AnnouncementText> Apart(Announcement announcement) => announcement.Texts
        .Where(text => !text.IsOriginal || !Fits(announcement)).OrderByDescending(static text => text.IsOriginal).ThenBy(static text => text.Language);

    /// <summary>What the card itself shows.</summary>
    public async Task<IEnumerable<Block>> InCardAsync(Announcement announcement, string language, CancellationToken cancel) =>
        Fits(announcement) ? await BlocksAsync(announcement, announcement.Original().Language, language, cancel) : [];

    /// <summary>Both samples of one wording, as a message of its own.</summary>
    /// <param name="wording">The language of the recipients.</param>
    /// <param name="language">The language of whoever looks at it.</param>
    public async Task<Message> InAsync(Announcement announcement, string wording, string language, CancellationToken cancel) => new()
    {
        Title = words.Say(new Text("announcements.sample.title", Languages.NativeName(wording)), language),
        Blocks = [.. await BlocksAsync(announcement, wording, language, cancel)],
    };

    private static bool Fits(Announcement announcement) => announcement.Original().Body.Length <= FitsTwice;

    private async Task<IEnumerable<Block>> BlocksAsync(Announcement announcement, string wording, string language, CancellationToken cancel)
    {
        var card = await message.ForAsync(announcement, wording, onCard: true, acknowledged: false, cancel);
        var chat = await message.ForAsync(announcement, wording, onCard: false, acknowledged: false, cancel);
        return
        [
            new Sample(words.Say("announcements.sample.desk", language), card, AsChat: false),
            new Sample(words.Say("announcements.sample.phone", language), chat, AsChat: true),
        ];
    }
}
