using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Localization;

/// <summary>
/// Instants as members mean and read them: in their own zone, or else in the community's, and in their language. Cards stand for
/// days, so nothing is said as "two hours ago".
/// </summary>
public sealed class LocalTimes(IOptions<CommunityOptions> options)
{
    /// <summary>How forms hold a day.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>How forms hold a time of day.</summary>
    public const string TimeFormat = "HH:mm";

    /// <summary>A day and a time, e.g. <c>20 Nov, 10:15</c>.</summary>
    /// <param name="recipient">
    /// Whose zone counts; null for a group, whose people may be anywhere: they read the community's own, and which it is.
    /// </param>
    public string Moment(DateTimeOffset at, string language, Member? recipient)
    {
        var time = Say(at, "d MMM, HH:mm", language, recipient);
        return recipient is null ? $"{time} {WallClock.NameOf(ZoneOf(recipient))}" : time;
    }

    /// <summary>The same with the day of the week, for what is yet to come.</summary>
    public string WeekdayAndTime(DateTimeOffset at, string language, Member? recipient) => Say(at, "ddd d MMM, HH:mm", language, recipient);

    /// <summary>The day alone, e.g. <c>3 Dec</c>.</summary>
    /// <param name="recipient">See <see cref="Moment"/>.</param>
    public string Day(DateTimeOffset at, string language, Member? recipient) => Say(at, "d MMM", language, recipient);

    /// <summary>From when to when something goes on, e.g. <c>Thu 3 Dec, 10:00–11:30</c>; with the last day where that is another.</summary>
    /// <param name="recipient">See <see cref="Moment"/>.</param>
    public string Span(DateTimeOffset from, DateTimeOffset to, string language, Member? recipient)
    {
        var (start, end) = SpanTimes(from, to, language, recipient);
        return $"{start.Words}{(IsOneDay(from, to, recipient) ? "–" : " – ")}{end.Words}";
    }

    /// <summary>The two instants of <see cref="Span"/>, and how it says them. To a group it says whose clock it means, which belongs to the words.</summary>
    public (SaidTime From, SaidTime To) SpanTimes(DateTimeOffset from, DateTimeOffset to, string language, Member? recipient)
    {
        var isOneDay = IsOneDay(from, to, recipient);
        var end = isOneDay ? Time(WallClock.Show(to, ZoneOf(recipient)).Time) : WeekdayAndTime(to, language, recipient);
        return recipient is null
            ? (new(WeekdayAndTime(from, language, recipient), from, TimeStyle.DayAndTime), new($"{end} {WallClock.NameOf(ZoneOf(recipient))}", to, isOneDay ? TimeStyle.TimeOfDay : TimeStyle.DayAndTime))
            : (new(WeekdayAndTime(from, language, recipient), from, TimeStyle.AsSaid), new(end, to, TimeStyle.AsSaid));
    }

    /// <summary>The IANA zone in which a member means times.</summary>
    public string ZoneId(Member member) => ZoneOf(member).Id;

    /// <summary>The last whole day before something ends, in full.</summary>
    public string LastDay(DateTimeOffset end, string language, Member recipient) =>
        WallClock.LastDayBefore(end, ZoneOf(recipient)).ToString("D", Languages.Culture(language));

    /// <summary>A time of day, the same in every language.</summary>
    public static string Time(TimeOnly time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>What people call a member's zone, e.g. <c>Nairobi</c>.</summary>
    public string ZoneName(Member member) => WallClock.NameOf(ZoneOf(member));

    /// <summary>The instant that a day and a time of a form mean.</summary>
    public DateTimeOffset Read(string day, string time, Member member) => WallClock.InstantOf(
        ReadDay(day), TimeOnly.ParseExact(time, TimeFormat, CultureInfo.InvariantCulture), ZoneOf(member));

    /// <summary>The instant at which a day of a form is over.</summary>
    public DateTimeOffset ReadEnd(string lastDay, Member member) => WallClock.EndOf(ReadDay(lastDay), ZoneOf(member));

    /// <summary>Which day it is for somebody; for a stranger, where the community is at home.</summary>
    public DateOnly Today(DateTimeOffset now, Member? member) => WallClock.Show(now, ZoneOf(member)).Day;

    /// <summary>An instant as forms hold it.</summary>
    public (string Day, string Time) Write(DateTimeOffset at, Member member)
    {
        var (day, time) = WallClock.Show(at, ZoneOf(member));
        return (WriteDay(day), Time(time));
    }

    /// <summary>The last whole day before something ends, as forms hold it.</summary>
    public string WriteEnd(DateTimeOffset end, Member member) => WriteDay(WallClock.LastDayBefore(end, ZoneOf(member)));

    private bool IsOneDay(DateTimeOffset from, DateTimeOffset to, Member? recipient) =>
        WallClock.Show(from, ZoneOf(recipient)).Day == WallClock.LastDayBefore(to, ZoneOf(recipient));

    private string Say(DateTimeOffset at, string format, string language, Member? recipient) =>
        TimeZoneInfo.ConvertTime(at, ZoneOf(recipient)).ToString(format, Languages.Culture(language));

    private static DateOnly ReadDay(string day) => DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture);

    private static string WriteDay(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private TimeZoneInfo ZoneOf(Member? member) => options.Value.ZoneOf(member?.TimeZone);
}
