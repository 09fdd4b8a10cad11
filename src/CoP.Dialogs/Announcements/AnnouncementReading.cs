using CoP.Community.Announcements;
using CoP.Community.Members;

namespace CoP.Dialogs.Announcements;

/// <summary>What readers get of an announcement.</summary>
internal static class AnnouncementReading
{
    /// <summary>The wording for readers of a language: theirs, or the author's own.</summary>
    public static AnnouncementText For(this Announcement announcement, string language) =>
        announcement.Texts.Find(text => text.Language == language) ?? announcement.Original();

    public static AnnouncementText Original(this Announcement announcement) =>
        announcement.Texts.Find(static text => text.IsOriginal) ?? announcement.Texts[0];

    public static IEnumerable<Pillars> NamedPillars(this Audience audience) =>
        Enum.GetValues<Pillars>().Where(one => one != Pillars.None && audience.Pillars.HasFlag(one));

    public static bool AsksToAcknowledge(this Announcement announcement) =>
        announcement.Buttons.Exists(static button => button.Kind == AnnouncementButtonKind.Acknowledge);
}
