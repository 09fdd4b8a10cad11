using CoP.Community.Events;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events;

/// <summary>What those hear who come, or would like to.</summary>
internal sealed class SeatNotices(EventAccess access, SeatBook seats, EventCard card, EventButtons buttons, EventText text, SessionNotices sessions, MessageFiles files)
{
    /// <summary>The seat in writing: when, where, the way in, and the entry for their calendar. Nothing when they have left it again.</summary>
    public async Task<Message?> TakenAsync(SeatTaken notice, NoticeRecipient to, CancellationToken cancel)
    {
        var (one, own) = await LoadAsync(notice.EventId, to, cancel);
        return one is not null && own?.State == RegistrationState.Seated
            ? new Message
            {
                Blocks =
                [
                    new Paragraph(text.Say(new Text($"events.taken.{own.Way}", one.Title), to.Language), Tone.Good),
                    new Facts([.. text.Facts(one, to.Language, to.Member).Items.Take(1), .. text.Joining(one, to.Language)]),
                ],
                File = await files.FindAsync(one.CalendarFileId, cancel),
                Buttons = [.. buttons.Join(one, to.Language), new ButtonRow(buttons.Make("not-going", one.Id, to.Language), buttons.Make(ShowEventAction.Verb, one.Id, to.Language))],
            }
            : null;
    }

    /// <summary>Once it is taken, declined or over, a line says what became of it.</summary>
    public async Task<Message?> OfferedAsync(SeatOffered notice, NoticeRecipient to, CancellationToken cancel)
    {
        var (one, own) = await LoadAsync(notice.EventId, to, cancel);
        return one is null ? null
            : own?.State == RegistrationState.Offered && own.Offers == notice.Offer ? Offer(one, own, to)
            : await SayAsync(own is { State: RegistrationState.Seated } && own.Offers == notice.Offer ? "events.offer.taken" : "events.offer.over", one.Id, to, cancel);
    }

    /// <summary>Time or place are others: what they were, what they are, and what to do.</summary>
    public async Task<Message?> MovedAsync(EventMoved notice, NoticeRecipient to, CancellationToken cancel)
    {
        var (one, own) = await LoadAsync(notice.EventId, to, cancel);
        if (one is not { State: EventState.Published } || own?.IsActive != true)
        {
            return null;
        }

        var drawn = await card.DrawAsync(one, own, to, cancel);
        var said = notice.WasAt == one.StartsAt
            ? new Text("events.notice.changed", one.Title)
            : new Text("events.notice.moved", one.Title, text.Moment(notice.WasAt, to.Language, to.Member), text.Moment(one.StartsAt, to.Language, to.Member));
        return drawn with
        {
            Title = null,
            Blocks = [new Paragraph(text.Say(said, to.Language), Tone.Strong), .. drawn.Blocks.OfType<Facts>(), .. await sessions.MovedAsync(one, notice.WasAt, to.Language, cancel), new Paragraph(text.Say("events.notice.movedHow", to.Language), Tone.Subtle)],
            File = own.State == RegistrationState.Seated ? await files.FindAsync(one.CalendarFileId, cancel) : null,
        };
    }

    public async Task<Message?> CalledOffAsync(EventCalledOff notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.EventId, cancel) is { } one
        ? new Message
        {
            Blocks =
            [
                new Paragraph(text.Say(new Text("events.notice.calledOff", one.Title, text.When(one, to.Language, to.Member)), to.Language), Tone.Problem),
                .. one.CancelReason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
            ],
            File = await files.FindAsync(one.CalendarFileId, cancel),
        }
        : null;

    /// <summary>A sentence with the event's title, and a button to look at it.</summary>
    public async Task<Message?> SayAsync(string key, long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { } one
        ? Message.Of(text.Say(new Text(key, one.Title), to.Language)) with { Buttons = [new ButtonRow(buttons.Make(ShowEventAction.Verb, id, to.Language))] }
        : null;

    private Message Offer(Event one, Registration own, NoticeRecipient to) => new()
    {
        Blocks =
        [
            new Paragraph(text.Say(new Text($"events.offer.{own.Way}", one.Title), to.Language), Tone.Strong),
            new Facts([.. text.Facts(one, to.Language, to.Member).Items.Take(1)]),
            new Paragraph(text.Say(new Text("events.own.offered", text.Moment(own.OfferedUntil!.Value, to.Language, to.Member)), to.Language)),
        ],
        Buttons = [.. buttons.Seat(one, own, to.Language)],
    };

    private async Task<(Event? Event, Registration? Own)> LoadAsync(long id, NoticeRecipient to, CancellationToken cancel) =>
        (await access.LoadAsync(id, cancel), to.Member is { } member ? await seats.FindAsync(id, member.Id, cancel) : null);
}
