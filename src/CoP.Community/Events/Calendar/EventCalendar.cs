using System.Text.Json;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Options;
using IcalCalendar = Ical.Net.Calendar;

namespace CoP.Community.Events.Calendar;

/// <summary>Writes events as iCalendar (RFC 5545), for whoever comes to them: it holds the way in.</summary>
public sealed class EventCalendar(IMarkupReader markup, IOptions<CommunityOptions> options)
{
    private const string Maker = "-//CoP.Bot//Events//EN";

    /// <summary>Behind the identifiers of entries, which stay the same wherever this program moves.</summary>
    private const string Realm = "@events.cop.invalid";

    /// <summary>How often those who subscribe should look again.</summary>
    private const string RefreshEvery = "PT1H";

    private static readonly Duration RemindBefore = Duration.FromHours(-1);

    /// <summary>One event as a file: calendars take it in, or out again when it was cancelled.</summary>
    public byte[] Write(CalendarEntry entry)
    {
        var calendar = Begin([entry]);
        calendar.Method = entry.IsOff ? CalendarMethods.Cancel : CalendarMethods.Publish;
        return Finish(calendar);
    }

    /// <summary>All of somebody's events, to be subscribed to.</summary>
    public byte[] Write(string name, IReadOnlyCollection<CalendarEntry> entries)
    {
        var calendar = Begin(entries);
        calendar.Properties.Add(new CalendarProperty("NAME", Line(name)));
        calendar.Properties.Add(new CalendarProperty("X-WR-CALNAME", Line(name)));
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshEvery);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        calendar.Properties.Add(new CalendarProperty("X-PUBLISHED-TTL", RefreshEvery));
        return Finish(calendar);
    }

    private IcalCalendar Begin(IReadOnlyCollection<CalendarEntry> entries)
    {
        var calendar = new IcalCalendar { ProductId = Maker };
        foreach (var zone in entries.GroupBy(Zone))
        {
            calendar.AddTimeZone(ZoneRules.Of(zone.Key, zone.Min(static entry => entry.Event.StartsAt), zone.Max(static entry => entry.Event.EndsAt)));
        }

        calendar.Events.AddRange(entries.Select(Of));
        return calendar;
    }

    private static byte[] Finish(IcalCalendar calendar) => ContentLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);

    private CalendarEvent Of(CalendarEntry entry)
    {
        var (one, zone) = (entry.Event, Zone(entry));
        var written = new CalendarEvent
        {
            Uid = one.CalendarUid + Realm,
            Sequence = one.Sequence,
            DtStamp = Utc(entry.ChangedAt),
            LastModified = Utc(entry.ChangedAt),
            DtStart = ZoneRules.Write(one.StartsAt, zone),
            DtEnd = ZoneRules.Write(one.EndsAt, zone),
            Summary = Line(one.Title),
            Description = Lines(About(entry)),
            Location = Line(one.Details.Venue ?? (entry.IsOff ? null : one.Details.Link)),
            Url = entry.IsOff ? null : Address(one.Details.Link),
            Organizer = new Organizer($"mailto:{Sender()}") { CommonName = Line(one.Host?.Name ?? one.Organiser?.Name ?? "") },
            Status = entry.IsOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = entry.IsOff ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
        written.Categories.Add(JsonNamingPolicy.KebabCaseUpper.ConvertName(one.Kind.ToString()));
        if (!entry.IsOff)
        {
            written.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = Line(one.Title), Trigger = new Trigger(RemindBefore) });
        }

        return written;
    }

    /// <summary>No labels: the same file goes to readers of every language.</summary>
    private string About(CalendarEntry entry)
    {
        var (one, details) = (entry.Event, entry.Event.Details);
        string?[] always = [one.CancelReason, markup.Plain(one.About)];
        string?[] forThoseWhoCome = [details.Directions, details.Access, details.Refreshments, details.Tracks, Telephone(details), details.Link];
        return string.Join("\n\n", always.Concat(entry.IsOff ? [] : forThoseWhoCome).Where(static part => !string.IsNullOrWhiteSpace(part)));
    }

    private static string? Telephone(EventDetails details) =>
        details.DialIn is { } number ? $"☎ {number}{(details.Pin is { } pin ? $" · PIN {pin}" : "")}" : null;

    /// <summary>An address that reaches nobody: answers are given in the chat.</summary>
    private string Sender() => Address(options.Value.PublicUrl) is { HostNameType: UriHostNameType.Dns } here ? $"noreply@{here.IdnHost}" : "noreply@example.invalid";

    private string Zone(CalendarEntry entry) => ZoneRules.Knows(entry.Event.TimeZone) ? entry.Event.TimeZone : options.Value.TimeZone;

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? new Uri(uri.AbsoluteUri) : null;

    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    private static string Line(string? text) => string.Concat((text ?? "").Select(static letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>The standard knows no control characters but these.</summary>
    private static string Lines(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(static letter => letter is '\n' or '\t' || !char.IsControl(letter)));
}
