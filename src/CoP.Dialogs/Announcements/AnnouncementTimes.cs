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
    public string NameOf(Member member) => ZoneOf(member).Id.Split('/')[^1].Replace('_', ' ');

    /// <summary>The moment that a day and a time of a form mean. A time that summer time leaves out means the one an hour later.</summary>
    public DateTimeOffset Read(string day, string clock, Member member)
    {
        var zone = ZoneOf(member);
        var local = DateTime.ParseExact($"{day} {clock}", $"{Day} {Clock}", CultureInfo.InvariantCulture);
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public (string Day, string Clock) Write(DateTimeOffset at, Member member)
    {
        var local = TimeZoneInfo.ConvertTime(at, ZoneOf(member));
        return (local.ToString(Day, CultureInfo.InvariantCulture), local.ToString(Clock, CultureInfo.InvariantCulture));
    }

    /// <summary>What is suggested: tomorrow at nine.</summary>
    public (string Day, string Clock) Suggest(DateTimeOffset now, Member member) => (Write(now.AddDays(1), member).Day, "09:00");

    /// <summary>A day and a time as a member reads them, with the day of the week.</summary>
    public string Say(DateTimeOffset at, Member? reader, string language) =>
        TimeZoneInfo.ConvertTime(at, reader is null ? options.Value.Zone : ZoneOf(reader)).ToString("ddd d MMM, HH:mm", Languages.Culture(language));

    private TimeZoneInfo ZoneOf(Member member) =>
        member.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : options.Value.Zone;
}
