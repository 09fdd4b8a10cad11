using CoP.Community;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Localization;

/// <summary>Says when something was or will be, in the reader's zone and language.</summary>
public sealed class DateFormatter(IOptions<CommunityOptions> options)
{
    /// <summary>A day and a time, e.g. <c>20 Nov, 10:15</c>. Cards stand for days, so no "two hours ago".</summary>
    /// <param name="reader">
    /// Whose zone counts; null for a group, whose people may be anywhere: they read the community's own, and which it is.
    /// </param>
    public string Say(DateTimeOffset at, string language, Member? reader)
    {
        var zone = options.Value.ZoneOf(reader?.TimeZone);
        var time = TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM, HH:mm", Languages.Culture(language));
        return reader is null ? $"{time} {WallClock.NameOf(zone)}" : time;
    }
}
