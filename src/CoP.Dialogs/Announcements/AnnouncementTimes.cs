using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Announcements;

/// <summary>Days and times as a coordinator means them: in their own zone, or else in the community's.</summary>
internal sealed class AnnouncementTimes(IOptions<CommunityOptions> options)
{
    private const string Day = "yyyy-MM-dd";
    private const string Clock = "HH:mm";

    /// <summary>What people call the zone, e.g. <c>Nairobi</c>.</summary>
    public string NameOf(Member member) => WallClock.NameOf(ZoneOf(member));

    /// <summary>The moment that a day and a time of a form mean.</summary>
    public DateTimeOffset Read(string day, string clock, Member member) => WallClock.InstantOf(
        DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture), TimeOnly.ParseExact(clock, Clock, CultureInfo.InvariantCulture), ZoneOf(member));

    public (string Day, string Clock) Write(DateTimeOffset at, Member member)
    {
        var (day, clock) = WallClock.Show(at, ZoneOf(member));
        return (day.ToString(Day, CultureInfo.InvariantCulture), clock.ToString(Clock, CultureInfo.InvariantCulture));
    }

    /// <summary>What is suggested: tomorrow at nine.</summary>
    public (string Day, string Clock) Suggest(DateTimeOffset now, Member member) => (Write(now.AddDays(1), member).Day, "09:00");

    /// <summary>A day and a time as a member reads them, with the day of the week.</summary>
    public string Say(DateTimeOffset at, Member? reader, string language) =>
        TimeZoneInfo.ConvertTime(at, options.Value.ZoneOf(reader?.TimeZone)).ToString("ddd d MMM, HH:mm", Languages.Culture(language));

    private TimeZoneInfo ZoneOf(Member member) => options.Value.ZoneOf(member.TimeZone);
}
