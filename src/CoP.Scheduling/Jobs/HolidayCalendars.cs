using CoP.Community;
using Quartz.Impl.Calendar;

namespace CoP.Scheduling.Jobs;

/// <summary>
/// Kenya's public holidays as a calendar that triggers name. It holds dates, not the rule, so that the store keeps it as it keeps any other; it is made anew at every
/// start, and so follows the yearly file.
/// </summary>
internal static class HolidayCalendars
{
    public const string CalendarName = "public-holidays";

    /// <summary>More years than the program runs without a start.</summary>
    private const int Years = 6;

    public static HolidayCalendar From(DateOnly today, TimeZoneInfo zone)
    {
        var calendar = new HolidayCalendar { TimeZone = zone, Description = "Public holidays of Kenya" };
        var first = new DateOnly(today.Year, 1, 1);
        for (var day = first; day < first.AddYears(Years); day = day.AddDays(1))
        {
            if (PublicHolidays.IsHoliday(day))
            {
                calendar.AddExcludedDay(day);
            }
        }

        return calendar;
    }
}
