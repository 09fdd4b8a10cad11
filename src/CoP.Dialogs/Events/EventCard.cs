using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Dialogs.Events.Afterwards;
using CoP.Dialogs.Events.Door;
using CoP.Dialogs.Events.Hosting;
using CoP.Dialogs.Events.Panel;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Events.Speakers;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events;

/// <summary>An event as a message: for members, how they stand to it; for whoever looks after it, how it stands.</summary>
internal sealed class EventCard(
    EventLists lists, EventAccess access, EventText text, EventButtons buttons, PanelButtons panel, DoorButtons door, DoorText attendance, AfterwardsCard afterwards, IAgreedPoints agreed, TimeProvider clock,
    SpeakerLists speaking, SpeakerText speakers, SessionCard sessions, HostingText hosting)
{
    /// <summary>For a member, or for all who read it in a group.</summary>
    public async Task<Message> DrawAsync(Event one, Registration? own, NoticeRecipient to, CancellationToken cancel)
    {
        var (language, brought) = (to.Language, await speaking.SpeakingAsync(one.Id, cancel));
        var lacksSeat = await sessions.LacksSeatAsync(one, own, to, cancel);
        return new Message
        {
            Title = one.Title,
            Blocks =
            [
                .. State(one, language),
                .. lacksSeat ? sessions.Lacking(language) : await OwnAsync(one, own, to, cancel),
                .. AfterwardsCard.Blocks(one),
                .. await AgreedAsync(one, own, to, cancel),
                text.Facts(one, language, to.Member),
                .. Joining(one, own, language),
                new Formatted(one.About),
                .. speakers.Speaking(brought, language),
            ],
            Buttons =
            [
                .. door.Of(one, own, language),
                .. own?.AttendedAt is null && !lacksSeat ? buttons.Seat(one, own, language) : [],
                .. sessions.Of(one, lacksSeat, language),
                .. afterwards.Of(one, own, language),
                .. panel.Of(one, own, language),
                .. speakers.Slides(one, own, brought, language),
                .. one.StartsAt <= clock.GetUtcNow() ? await agreed.ButtonsAsync(one.Subject, to, cancel) : [],
                .. to.Member is { } member && access.LooksAfter(one, member) ? [new ButtonRow(buttons.Make(ManageEventAction.Verb, one.Id, language))] : Array.Empty<ButtonRow>(),
            ],
        };
    }

    /// <summary>For whoever looks after it: counts, never names.</summary>
    public async Task<Message> ManagedAsync(Event one, NoticeRecipient to, CancellationToken cancel)
    {
        var language = to.Language;
        var isPublic = one.PublishedAt is not null;
        return new Message
        {
            Title = one.Title,
            Blocks =
            [
                new Paragraph(text.Say($"events.state.{one.State}", language), Tone.Strong),
                .. one.CancelReason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
                .. isPublic ? [new Facts([.. Counts(one, await lists.CountAsync(one.Id, cancel), language)])] : Array.Empty<Block>(),
                .. await attendance.FactsAsync(one, language, cancel),
                .. await hosting.FactsAsync(one, language, cancel),
                text.Facts(one, language, to.Member),
                .. isPublic ? Array.Empty<Block>() : [.. Listed([.. text.Joining(one, language), .. Link(one, language)]), new Formatted(one.About)],
            ],
            Buttons =
            [
                .. buttons.Organiser(one, to.Member is { } member && access.MayPublish(one, member), language),
                .. InPairs([.. sessions.Organiser(one, language), .. door.Organiser(one, language), .. panel.Organiser(one, language), .. afterwards.Organiser(one, language), .. Agreeing(one, language)]),
            ],
        };
    }

    private static IEnumerable<ButtonRow> InPairs(IEnumerable<ButtonRow> rows) => rows.SelectMany(static row => row.Buttons).Chunk(2).Select(static pair => new ButtonRow([.. pair]));

    /// <summary>What was agreed there, for those who come to it and for whoever looks after it; nothing before it begins.</summary>
    private async Task<IEnumerable<Block>> AgreedAsync(Event one, Registration? own, NoticeRecipient to, CancellationToken cancel) =>
        (own?.IsActive == true || (to.Member is { } member && access.LooksAfter(one, member))) && one.StartsAt <= clock.GetUtcNow() ? await agreed.BlocksAsync(one.Subject, to, cancel) : [];

    private IEnumerable<ButtonRow> Agreeing(Event one, string language) =>
        one.State is EventState.Published or EventState.Held && one.StartsAt <= clock.GetUtcNow() ? [new ButtonRow(agreed.List(one.Subject, language))] : [];

    private IEnumerable<Block> State(Event one, string language) => one.State switch
    {
        EventState.Cancelled => [new Paragraph(text.Say("events.card.cancelled", language), Tone.Problem), .. one.CancelReason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>()],
        EventState.Held => [new Paragraph(text.Say("events.card.held", language), Tone.Subtle)],
        _ => [],
    };

    private async Task<IEnumerable<Block>> OwnAsync(Event one, Registration? own, NoticeRecipient to, CancellationToken cancel) => own switch
    {
        { AttendedAt: not null } => [new Paragraph(text.Say("events.own.there", to.Language), Tone.Good)],
        _ when one.State != EventState.Published => [],
        { State: RegistrationState.Seated, Way: var way } => [new Paragraph(text.Say($"events.own.{way}", to.Language), Tone.Good)],
        { State: RegistrationState.Waiting } => [new Paragraph(text.Say(new Text("events.own.waiting", await lists.BeforeAsync(own, cancel) + 1), to.Language), Tone.Strong)],
        { State: RegistrationState.Offered, OfferedUntil: { } until } => [new Paragraph(text.Say(new Text("events.own.offered", text.Moment(until, to.Language, to.Member)), to.Language), Tone.Strong)],
        _ => Full(one, to.Language),
    };

    private IEnumerable<Block> Full(Event one, string language)
    {
        var ways = one.Ways().ToList();
        return ways.TrueForAll(way => one.Free(way) <= 0) ? [new Paragraph(text.Say("events.card.full", language), Tone.Strong)]
            : one.Free(ways[0]) <= 0 ? [new Paragraph(text.Say("events.card.roomFull", language), Tone.Strong)]
            : [];
    }

    private IEnumerable<Block> Joining(Event one, Registration? own, string language) =>
        own?.State == RegistrationState.Seated ? Listed([.. text.Joining(one, language)]) : [];

    private static IEnumerable<Block> Listed(ImmutableArray<Fact> facts) => facts.IsEmpty ? [] : [new Facts(facts)];

    private IEnumerable<Fact> Counts(Event one, SeatCounts counts, string language)
    {
        foreach (var way in one.Ways())
        {
            var taken = Number(way == Attendance.InPerson ? counts.InPerson : counts.Remote, language);
            var value = one.Capacity(way) is { } capacity ? text.Say(new Text("events.count.of", taken, Number(capacity, language)), language) : taken;
            yield return new Fact(text.Say($"events.count.{way}", language), value);
        }

        foreach (var (label, count) in new[] { ("offered", counts.Offered), ("waiting", counts.Waiting) }.Where(static one => one.Item2 > 0))
        {
            yield return new Fact(text.Say($"events.count.{label}", language), Number(count, language));
        }
    }

    private IEnumerable<Fact> Link(Event one, string language) => one.Details.Link is { } link ? [new Fact(text.Say("events.label.link", language), link)] : [];

    private static string Number(int count, string language) => count.ToString("N0", Languages.Culture(language));
}
