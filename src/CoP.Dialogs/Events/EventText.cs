using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Events;

/// <summary>What is said of an event, wherever it stands.</summary>
internal sealed class EventText(LocalTimes times, ILocalizer words, TimeProvider clock)
{
    /// <summary>Phones refuse to show an instant by the reader's clock that is further away than three years.</summary>
    private static readonly TimeSpan Foreseeable = TimeSpan.FromDays(1000);

    public string Say(Text text, string language) => words.Say(text, language);

    /// <summary>When it is, in the zone of whoever reads it.</summary>
    public string When(Event one, string language, Member? recipient) => times.Span(one.StartsAt, one.EndsAt, language, recipient);

    public string Moment(DateTimeOffset at, string language, Member? recipient) => times.WeekdayAndTime(at, language, recipient);

    /// <summary>What everybody may know of when, where and who.</summary>
    public Facts Facts(Event one, string language, Member? recipient) => new([WhenFact(one, language, recipient), .. Known(
        language,
        ("conference", one.Parent?.Title),
        ("kind", Say($"events.kind.{one.Kind}", language)),
        ("where", Where(one, language)),
        ("host", one.Host?.Name),
        ("group", one.Group?.Name(language)),
        ("county", one.County is { } county ? Counties.Find(county)?.Name : null),
        ("tracks", one.Details.Tracks),
        ("food", one.Details.Refreshments),
        ("directions", one.Details.Directions),
        ("access", one.Details.Access))]);

    /// <summary>How those take part who have registered: nobody else is told.</summary>
    public IEnumerable<Fact> Joining(Event one, string language) => Known(language, ("dialin", one.Details.DialIn), ("pin", one.Details.Pin));

    /// <summary>One line for lists: when, what kind, where.</summary>
    public string Line(Event one, string language, Member? recipient) =>
        string.Join(" · ", new[] { When(one, language, recipient), Say($"events.kind.{one.Kind}", language), one.Details.Venue }.Where(static part => part is not null));

    private Fact WhenFact(Event one, string language, Member? recipient)
    {
        var (from, to) = times.SpanTimes(one.StartsAt, one.EndsAt, language, recipient);
        return new Fact(Say("events.label.when", language), When(one, language, recipient), one.EndsAt - clock.GetUtcNow() < Foreseeable ? [from, to] : null);
    }

    /// <summary>The place, or that one takes part from elsewhere, or both.</summary>
    private string Where(Event one, string language)
    {
        var elsewhere = Say(one.Traits.DialIn ? "events.where.phone" : "events.where.online", language);
        return one.Details.Venue is not { } venue ? elsewhere
            : one.Ways().Contains(Attendance.Remote) ? Say(new Text("events.where.both", venue, elsewhere), language)
            : venue;
    }

    private IEnumerable<Fact> Known(string language, params IEnumerable<(string Label, string? Value)> facts) =>
        facts.Where(static fact => fact.Value is not null).Select(fact => new Fact(Say($"events.label.{fact.Label}", language), fact.Value!));
}
