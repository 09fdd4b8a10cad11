using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Events;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>When an event is, for each who reads it.</summary>
public sealed class EventTimesTests
{
    private static readonly Member Londoner = new() { Name = "Amina", TimeZone = "Europe/London" };

    [Theory]
    [InlineData("2027-01-14T07:00Z", "Thu 14 Jan, 07:00–08:30")]
    [InlineData("2027-07-15T07:00Z", "Thu 15 Jul, 08:00–09:30")]
    public void When_IsSaidByTheClockOfItsReader_InSummerAndInWinter(string startsAt, string expected)
    {
        var (fact, at) = (When(startsAt, 90, Londoner), DateTimeOffset.Parse(startsAt, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(expected, fact.Value);
        Assert.Equal([(at, TimeStyle.AsSaid), (at.AddMinutes(90), TimeStyle.AsSaid)], fact.Times!.Value.Select(static time => (time.At, time.Style)));
    }

    [Theory]
    [InlineData(90, "Thu 14 Jan, 10:00–11:30 Nairobi", "11:30 Nairobi", TimeStyle.TimeOfDay)]
    [InlineData(2 * 24 * 60, "Thu 14 Jan, 10:00 – Sat 16 Jan, 10:00 Nairobi", "Sat 16 Jan, 10:00 Nairobi", TimeStyle.DayAndTime)]
    public void When_InAGroup_LeavesNothingThatIsWrongElsewhere(int minutes, string expected, string end, TimeStyle style)
    {
        var fact = When("2027-01-14T07:00Z", minutes, recipient: null);

        Assert.Equal(expected, fact.Value);
        Assert.Equal([("Thu 14 Jan, 10:00", TimeStyle.DayAndTime), (end, style)], fact.Times!.Value.Select(static time => (time.Words, time.Style)));
    }

    [Fact]
    public void When_InManyYears_IsWordsAlone() => Assert.Null(When("2035-01-14T07:00Z", 90, Londoner).Times);

    [Fact]
    public void Times_AreKeptWithAMessage_AndOneOfBeforeIsStillRead()
    {
        var fact = When("2027-01-14T07:00Z", 90, Londoner);
        var read = Assert.IsType<Facts>(Assert.Single(MessageJson.Read(MessageJson.Write(new Message { Blocks = [new Facts(fact)] })).Blocks)).Items[0];
        var before = MessageJson.Read("""{"Blocks":[{"$type":"f","Items":[{"Label":"When","Value":"Thursday"}]}],"Buttons":[],"Operation":"","Silent":false}""");

        Assert.Equal(fact.Times!.Value.AsEnumerable(), read.Times!.Value.AsEnumerable());
        Assert.Null(Assert.IsType<Facts>(Assert.Single(before.Blocks)).Items[0].Times);
    }

    private static Fact When(string startsAt, int minutes, Member? recipient)
    {
        var at = DateTimeOffset.Parse(startsAt, System.Globalization.CultureInfo.InvariantCulture);
        var one = new Event { Title = "Targeting", About = "", TimeZone = "Africa/Nairobi", CalendarUid = "", StartsAt = at, EndsAt = at.AddMinutes(minutes) };
        var text = new EventText(new LocalTimes(Options.Create(new CommunityOptions())), new ResourceLocalizer(), new ManualTime());
        return text.Facts(one, "en", recipient).Items[0];
    }
}
