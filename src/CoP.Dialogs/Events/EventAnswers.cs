using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Events;

/// <summary>Makes an event of what the form was told, and the form's answers of an event.</summary>
internal sealed class EventAnswers(LocalTimes times, OpenGroups groups)
{
    /// <param name="before">What is edited; null for a new one.</param>
    public async Task<EventDraft> ReadAsync(EventKind kind, Answers answers, Member organiser, Event? before, CancellationToken cancel)
    {
        var group = answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(one => one.Slug == slug)?.Id : before?.GroupId;
        return new EventDraft(
            kind, answers[EventFields.Title]!, answers[EventFields.About]!, CommonFields.InstantOf(answers, times, organiser)!.Value, End(answers, organiser),
            before?.TimeZone ?? times.ZoneId(organiser), Number(answers[EventFields.Seats]), Number(answers[EventFields.RemoteSeats]), Details(answers))
        {
            HostId = Host(answers, organiser, before),
            GroupId = group,
            County = CommonFields.CountyOf(answers),
            ParentId = before?.ParentId,
        };
    }

    /// <summary>All that was said, to be changed.</summary>
    public Answers Write(Event one, Member reader)
    {
        (string Field, string? Value)[] more =
        [
            (EventFields.Seats, Number(one.RoomCapacity)), (EventFields.RemoteSeats, Number(one.RemoteCapacity)), (EventFields.Pin, one.Details.Pin),
            (EventFields.Food, one.Details.Refreshments), (EventFields.Directions, one.Details.Directions), (EventFields.Access, one.Details.Access),
            (CommonFields.CountyId, one.County), (EventFields.LastDay, LastDay(one, reader)), (EventFields.Tracks, one.Details.Tracks), (EventFields.Host, NamesHost(one) ? Number(one.HostId) : null),
        ];
        (string Field, string? Value)[] all =
        [
            (EventFields.Title, one.Title), (EventFields.About, one.About), (EventFields.End, times.Write(one.EndsAt, reader).Time),
            (CommonFields.GroupId, one.Group?.Slug), (EventFields.Venue, one.Details.Venue), (EventFields.Link, one.Details.Link), (EventFields.DialIn, one.Details.DialIn),
            (EventFields.More, string.Join(',', more.Where(static part => part.Value is not null).Select(static part => part.Field)) is { Length: > 0 } ticked ? ticked : null),
            .. more,
        ];
        return all.Where(static part => part.Value is not null).Aggregate(CommonFields.AnswersOf(one.StartsAt, times, reader), static (answers, part) => answers.With(part.Field, part.Value));
    }

    private DateTimeOffset End(Answers answers, Member organiser) =>
        times.Read(answers[EventFields.LastDay] ?? answers[CommonFields.DayId]!, answers[EventFields.End]!, organiser);

    private string? LastDay(Event one, Member reader) =>
        times.Write(one.EndsAt, reader).Day is var last && last != times.Write(one.StartsAt, reader).Day ? last : null;

    /// <summary>Where none is named, the organiser's own organisation; a meeting that has lost its host has none until one is.</summary>
    private static long? Host(Answers answers, Member organiser, Event? before) =>
        answers[EventFields.Host] is { } named ? long.Parse(named, CultureInfo.InvariantCulture)
        : before is null ? organiser.OrganisationId
        : NamesHost(before) ? before.Organiser!.OrganisationId
        : before.HostId;

    /// <summary>Whether another organisation than its organiser's own hosts it.</summary>
    private static bool NamesHost(Event one) => one.ParentId is null && one.HostId is not null && one.HostId != one.Organiser!.OrganisationId;

    private static EventDetails Details(Answers answers) => new()
    {
        Venue = answers[EventFields.Venue],
        Directions = answers[EventFields.Directions],
        Refreshments = answers[EventFields.Food],
        Link = answers[EventFields.Link],
        DialIn = answers[EventFields.DialIn],
        Pin = answers[EventFields.Pin],
        Tracks = answers[EventFields.Tracks],
        Access = answers[EventFields.Access],
    };

    private static int? Number(string? value) => value is null ? null : (int)decimal.Parse(value, CultureInfo.InvariantCulture);

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
