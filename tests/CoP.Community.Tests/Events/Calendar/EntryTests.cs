using System.Globalization;
using System.Text;
using CoP.Community.Events;
using CoP.Community.Events.Calendar;
using CoP.Dialogs.Messages.Formatting;
using CoP.Testing.Calendars;
using Microsoft.Extensions.Options;

namespace CoP.Community.Tests.Events.Calendar;

/// <summary>Entries as they are written, read by a reader of our own that forgives nothing.</summary>
public sealed class EntryTests
{
    private static readonly DateTimeOffset Changed = Utc("2026-11-20T08:15");

    [Fact]
    public void Entry_SaysWhatWhoeverComesNeeds()
    {
        var calendar = IcsReader.Read(Calendar().Write(new CalendarEntry(Event(), Changed, IsOff: false)));
        var entry = calendar.Only("VEVENT");

        Assert.Equal("PUBLISH", calendar.Value("METHOD"));
        Assert.Equal("uid-1@events.cop.invalid", entry.Value("UID"));
        Assert.Equal("3", entry.Value("SEQUENCE"));
        Assert.Equal("20261203T100000", entry.Value("DTSTART"));
        Assert.Equal("Africa/Nairobi", entry.Find("DTSTART")!.Parameters["TZID"]);
        Assert.Equal("20261120T081500Z", entry.Value("DTSTAMP"));
        Assert.Equal("20261120T081500Z", entry.Value("LAST-MODIFIED"));
        Assert.Equal("Targeting", entry.Text("SUMMARY"));
        Assert.Equal("About targeting\n• one\n\nTurn left\n\n☎ +254 20 1 · PIN 77\n\nhttps://meet.example.org/x?a=1,2;b", entry.Text("DESCRIPTION"));
        Assert.Equal("KICC, Nairobi", entry.Text("LOCATION"));
        Assert.Equal("https://meet.example.org/x?a=1,2;b", entry.Value("URL"));
        Assert.Equal(("Ministry; of \"Labour\"".Replace("\"", "", StringComparison.Ordinal), "mailto:noreply@bot.example.org"), (entry.Find("ORGANIZER")!.Parameters["CN"], entry.Value("ORGANIZER")));
        Assert.Equal("CONFIRMED", entry.Value("STATUS"));
        Assert.Equal("GROUP-MEETING", entry.Value("CATEGORIES"));
        Assert.Equal("-PT1H", entry.Only("VALARM").Value("TRIGGER"));
    }

    [Fact]
    public void Entry_ThatIsOff_TakesItselfOutAndTellsNobodyTheWayIn()
    {
        var written = Calendar().Write(new CalendarEntry(Event(), Changed, IsOff: true));
        var calendar = IcsReader.Read(written);
        var entry = calendar.Only("VEVENT");

        Assert.Equal(("CANCEL", "CANCELLED", "TRANSPARENT"), (calendar.Value("METHOD"), entry.Value("STATUS"), entry.Value("TRANSP")));
        Assert.Empty(entry.Parts);
        Assert.DoesNotContain("meet.example.org", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.DoesNotContain("PIN", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cash, \"vouchers\"; \\n and C:\\new; 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 end")]
    [InlineData("Ngũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũũ")]
    [InlineData("  spaces   at  edges and inside of a line that is folded somewhere, where each of them must stay   ")]
    [InlineData("x")]
    public void Title_OfAnyLetters_IsReadAsItWasWritten(string title)
    {
        var one = Event();
        one.Title = title;

        Assert.Equal(title, IcsReader.Read(Calendar().Write(new CalendarEntry(one, Changed, IsOff: false))).Only("VEVENT").Text("SUMMARY"));
    }

    [Fact]
    public void Words_ThatLookLikeLinesOfACalendar_StayWords()
    {
        var one = Event();
        (one.Title, one.About) = ("A\r\nEND:VEVENT\u0007", "B\r\nATTENDEE:mailto:x@example.org\rC\u0000D");
        one.Host!.Name = "Evil\r\nX-ORG:1";
        var entry = IcsReader.Read(Calendar().Write(new CalendarEntry(one, Changed, IsOff: false))).Only("VEVENT");

        Assert.Equal("A  END:VEVENT ", entry.Text("SUMMARY"));
        Assert.StartsWith("B\nATTENDEE:mailto:x@example.org\nC", entry.Text("DESCRIPTION"), StringComparison.Ordinal);
        Assert.Equal("Evil  X-ORG:1", entry.Find("ORGANIZER")!.Parameters["CN"]);
        Assert.Null(entry.Find("X-ORG"));
        Assert.Null(entry.Find("ATTENDEE"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://127.0.0.1:5000")]
    public void Organiser_WithoutANameOfOurOwn_HasAnAddressThatIsNobodys(string publicUrl) => Assert.Equal(
        "mailto:noreply@example.invalid",
        IcsReader.Read(Calendar(publicUrl).Write(new CalendarEntry(Event(), Changed, IsOff: false))).Only("VEVENT").Value("ORGANIZER"));

    /// <summary>Summer and winter, changes that follow the moon, half hours, and both sides of the equator.</summary>
    [Theory]
    [InlineData("Africa/Nairobi")]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Africa/Cairo")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Australia/Sydney")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Etc/UTC")]
    public void Times_ByTheRulesThatComeWithThem_AreThoseOfTheEvents(string zone)
    {
        var entries = Enumerable.Range(0, 260).Select(week => Event(Utc("2026-01-05T21:30").AddDays(7 * week), zone, $"uid-{week}")).ToList();
        foreach (var entry in entries)
        {
            var alone = IcsReader.Read(Calendar().Write(new CalendarEntry(entry, Changed, IsOff: false)));
            Assert.Equal((entry.StartsAt, entry.EndsAt), (alone.Start(alone.Only("VEVENT")), alone.End(alone.Only("VEVENT"))));
        }

        var all = IcsReader.Read(Calendar().Write("All", [.. entries.Select(static one => new CalendarEntry(one, Changed, IsOff: false))]));
        Assert.Equal(entries.Select(static one => (one.StartsAt, one.EndsAt)), all.Of("VEVENT").Select(one => (all.Start(one), all.End(one))));
    }

    [Theory]
    [InlineData("2026-07-09T09:00", "20260709T100000", "+0100")]
    [InlineData("2026-12-10T09:00", "20261210T090000", "+0000")]
    public void London_InSummerAndInWinter_IsWrittenByItsOwnClocks(string utc, string shown, string offset)
    {
        var calendar = IcsReader.Read(Calendar().Write(new CalendarEntry(Event(Utc(utc), "Europe/London"), Changed, IsOff: false)));
        var rules = calendar.Only("VTIMEZONE");

        Assert.Equal(shown, calendar.Only("VEVENT").Value("DTSTART"));
        Assert.Equal(offset, rules.Parts.OrderBy(static rule => rule.Value("DTSTART"), StringComparer.Ordinal).Last().Value("TZOFFSETTO"));
        Assert.Contains(rules.Parts, static rule => rule is { Name: "DAYLIGHT" } && rule.Value("RRULE") is { } yearly && yearly.Contains("BYDAY=-1SU", StringComparison.Ordinal));
        Assert.Contains(rules.Parts, static rule => rule is { Name: "STANDARD" } && rule.Value("TZNAME") == "GMT");
    }

    /// <summary>At two in the morning of 25 October 2026 London's clocks go back to one.</summary>
    [Theory]
    [InlineData("2026-10-25T00:30")]
    [InlineData("2026-10-25T01:30")]
    public void Hour_ThatTheClocksShowTwice_IsTheOneThatIsMeant(string utc)
    {
        var calendar = IcsReader.Read(Calendar().Write(new CalendarEntry(Event(Utc(utc), "Europe/London"), Changed, IsOff: false)));

        Assert.Equal(Utc(utc), calendar.Start(calendar.Only("VEVENT")));
    }

    [Fact]
    public void Zone_ThatNobodyKnows_IsTheCommunitys() => Assert.Equal(
        "Africa/Nairobi",
        IcsReader.Read(Calendar().Write(new CalendarEntry(Event(zone: "Mars/Olympus"), Changed, IsOff: false))).Only("VEVENT").Find("DTSTART")!.Parameters["TZID"]);

    [Fact]
    public void Subscription_SaysWhatItIsAndHowOftenToLook()
    {
        var calendar = IcsReader.Read(Calendar().Write("My events", [new CalendarEntry(Event(), Changed, IsOff: false)]));

        Assert.Equal(("My events", "My events"), (calendar.Text("NAME"), calendar.Text("X-WR-CALNAME")));
        Assert.Equal(("PT1H", "DURATION"), (calendar.Value("REFRESH-INTERVAL"), calendar.Find("REFRESH-INTERVAL")!.Parameters["VALUE"]));
        Assert.Equal("PT1H", calendar.Value("X-PUBLISHED-TTL"));
        Assert.Null(calendar.Value("METHOD"));
    }

    private static EventCalendar Calendar(string publicUrl = "https://bot.example.org/x") => new(new LightMarkupReader(), Options.Create(new CommunityOptions { PublicUrl = publicUrl }));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Event Event(DateTimeOffset? at = null, string zone = "Africa/Nairobi", string uid = "uid-1") => new()
    {
        Kind = EventKind.GroupMeeting,
        Title = "Targeting",
        About = "About **targeting**\n\n- one",
        StartsAt = at ?? Utc("2026-12-03T07:00"),
        EndsAt = (at ?? Utc("2026-12-03T07:00")).AddMinutes(90),
        TimeZone = zone,
        CalendarUid = uid,
        Sequence = 3,
        Host = new Organisation { Name = "Ministry; of \"Labour\"" },
        Details = new EventDetails { Venue = "KICC, Nairobi", Directions = "Turn left", DialIn = "+254 20 1", Pin = "77", Link = "https://meet.example.org/x?a=1,2;b" },
    };
}
