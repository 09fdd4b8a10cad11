using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Dialogs.Announcements;

/// <summary>What an audience names.</summary>
internal static class AudienceReading
{
    public static IEnumerable<Pillars> NamedPillars(this Audience audience) =>
        Enum.GetValues<Pillars>().Where(one => one != Pillars.None && audience.Pillars.HasFlag(one));
}
