using CoP.Community.Events;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events;

/// <summary>An event as it is shown, and what those hear who look after it.</summary>
internal sealed class EventNotices(EventAccess access, SeatBook seats, EventCard card, EventButtons buttons, EventText text)
{
    public async Task<Message?> ShownAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { } one
        ? await card.DrawAsync(one, to.Member is { } member ? await seats.FindAsync(id, member.Id, cancel) : null, to, cancel)
        : null;

    public async Task<Message?> ManagedAsync(long id, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(id, cancel) is { } one ? await card.ManagedAsync(one, to, cancel) : null;

    /// <summary>Whoever publishes decides with everything in front of them; afterwards it is a card like any other.</summary>
    public async Task<Message?> ReviewWantedAsync(EventReviewWanted notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.EventId, cancel) is not { } one)
        {
            return null;
        }

        var drawn = await card.ManagedAsync(one, to, cancel);
        return one.State == EventState.InReview
            ? drawn with { Blocks = drawn.Blocks.Insert(0, new Paragraph(text.Say(new Text("events.notice.review", one.Organiser!.Name), to.Language), Tone.Strong)) }
            : drawn;
    }

    public async Task<Message?> DecidedAsync(EventDecided notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.EventId, cancel) is { } one
        ? new Message
        {
            Blocks =
            [
                new Paragraph(text.Say(new Text(notice.Published ? "events.notice.published" : "events.notice.returned", notice.By, one.Title), to.Language), notice.Published ? Tone.Good : Tone.Problem),
                .. notice.Reason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow(buttons.Make(ManageEventAction.Verb, one.Id, to.Language))],
        }
        : null;
}
