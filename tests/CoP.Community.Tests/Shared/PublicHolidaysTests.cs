using System.Globalization;
using CoP.Minutes;

namespace CoP.Community.Tests.Shared;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-04-03")] // Good Friday
    [InlineData("2026-04-06")] // Easter Monday
    [InlineData("2026-05-01")]
    [InlineData("2026-06-01")]
    [InlineData("2026-10-10")]
    [InlineData("2026-10-20")]
    [InlineData("2026-12-12")]
    [InlineData("2026-12-25")]
    [InlineData("2026-12-26")]
    [InlineData("2026-03-20")] // Idd-ul-Fitr
    [InlineData("2025-06-02")] // Madaraka Day on a Sunday
    [InlineData("2022-12-27")] // Christmas on a Sunday, Utamaduni on the Monday
    [InlineData("2027-12-27")] // Utamaduni on a Sunday
    public void Holiday_IsNoWorkday(string day) => Assert.True(PublicHolidays.IsHoliday(Day(day)));

    [Theory]
    [InlineData("2026-01-02")]
    [InlineData("2026-06-02")]
    [InlineData("2026-12-28")]
    [InlineData("2025-06-03")]
    [InlineData("2022-12-28")]
    public void OtherDay_IsAWorkday(string day) => Assert.True(PublicHolidays.IsWorkday(Day(day)));

    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_IsAsTheChurchesHaveIt(int year, string day) => Assert.Equal(Day(day), Easter.Sunday(year));

    [Fact]
    public void HolidaysByTheMoon_AreWithinADayOfTheCalendarOfUmmAlQura()
    {
        var calendar = new UmAlQuraCalendar();
        for (var day = new DateOnly(2025, 3, 1); day < new DateOnly(2031, 5, 1); day = day.AddDays(1))
        {
            var noon = day.ToDateTime(new TimeOnly(12, 0));
            if ((calendar.GetMonth(noon), calendar.GetDayOfMonth(noon)) is (10, 1) or (12, 10))
            {
                Assert.Contains(new[] { day.AddDays(-1), day, day.AddDays(1) }, PublicHolidays.IsHoliday);
            }
        }
    }

    [Fact]
    public void NextWorkday_IsNeverMoreThanFiveDaysAhead_AndItselfOnAWorkday()
    {
        for (var day = new DateOnly(2025, 1, 1); day.Year < 2032; day = day.AddDays(1))
        {
            Assert.InRange(PublicHolidays.NextWorkday(day).DayNumber - day.DayNumber, 0, 5);
        }

        Assert.Equal(Day("2026-04-07"), PublicHolidays.NextWorkday(Day("2026-04-03")));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
