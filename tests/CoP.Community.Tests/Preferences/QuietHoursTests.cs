using System.Globalization;

namespace CoP.Community.Tests.Preferences;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = QuietHours.Read("21:00-06:30")!;

    [Theory]
    [InlineData("21:00-06:30", "2026-11-20T17:59:59Z", null)]
    [InlineData("21:00-06:30", "2026-11-20T18:00:00Z", "2026-11-21T03:30:00Z")]
    [InlineData("21:00-06:30", "2026-11-20T20:59:59Z", "2026-11-21T03:30:00Z")]
    [InlineData("21:00-06:30", "2026-11-20T21:00:00Z", "2026-11-21T03:30:00Z")]
    [InlineData("21:00-06:30", "2026-11-21T03:29:59Z", "2026-11-21T03:30:00Z")]
    [InlineData("21:00-06:30", "2026-11-21T03:30:00Z", null)]
    [InlineData("12:00-14:00", "2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z")]
    [InlineData("12:00-14:00", "2026-11-21T11:00:00Z", null)]
    [InlineData("00:00-06:00", "2026-12-31T21:30:00Z", "2027-01-01T03:00:00Z")]
    public void QuietHours_InNairobi_EndWhenTheClockThereSaysSo(string hours, string now, string? end) =>
        Assert.Equal(At(end), QuietHours.Read(hours)!.EndAfter(At(now)!.Value, Zone("Africa/Nairobi")));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-29T04:30:00Z")] // The night that is an hour shorter.
    [InlineData("Europe/Berlin", "2026-10-24T20:00:00Z", "2026-10-25T05:30:00Z")] // The night that is an hour longer.
    [InlineData("America/New_York", "2026-11-21T01:59:00Z", null)]
    [InlineData("America/New_York", "2026-11-21T02:00:00Z", "2026-11-21T11:30:00Z")]
    public void QuietHours_WhereClocksChange_EndByTheNewTime(string zone, string now, string? end) =>
        Assert.Equal(At(end), Night.EndAfter(At(now)!.Value, Zone(zone)));

    [Fact]
    public void QuietHours_ThatEndAtATimeTheClocksSkip_EndWhenTheyHaveSkippedIt() =>
        Assert.Equal(At("2026-03-29T01:00:00Z"), QuietHours.Read("21:00-02:30")!.EndAfter(At("2026-03-29T00:30:00Z")!.Value, Zone("Europe/Berlin")));

    [Fact]
    public void QuietHours_ThatEndAtATimeTheClocksShowTwice_EndAtTheSecond() =>
        Assert.Equal(At("2026-10-25T01:30:00Z"), QuietHours.Read("21:00-02:30")!.EndAfter(At("2026-10-25T00:10:00Z")!.Value, Zone("Europe/Berlin")));

    [Fact]
    public void QuietHours_AtTheirEnd_AreOver()
    {
        var zone = Zone("Europe/Berlin");
        for (var now = At("2026-01-01T00:00:00Z")!.Value; now.Year == 2026; now += TimeSpan.FromMinutes(37))
        {
            Assert.Null(Night.EndAfter(Night.EndAfter(now, zone) ?? At("2026-01-01T12:00:00Z")!.Value, zone));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("21:00")]
    [InlineData("21:00-24:00")]
    [InlineData("9pm-6am")]
    [InlineData("06:30-06:30")]
    [InlineData("21:00-06:30-07:00")]
    public void QuietHours_WrittenOtherwise_AreNotRead(string written) => Assert.Null(QuietHours.Read(written));

    [Fact]
    public void QuietHours_AreWrittenAsTheyAreRead() => Assert.Equal("21:00-06:30", Night.ToString());

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static DateTimeOffset? At(string? instant) => instant is null ? null : DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
