using CoP.Community.Events;
using CoP.Community.Events.Organising;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Organising;

/// <summary>What comes of what organisers do.</summary>
internal sealed class OrganisingNotices(EventAccess access, SeatBook seats, EventCard card, EventButtons buttons, EventText text, MessageFiles files, TimeProvider clock)
{
    public async Task<Message?> WrittenToAsync(AttendeesWrittenTo notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.EventId, cancel) is { } one
        ? new Message
        {
            Blocks = [new Paragraph(text.Say(new Text("events.written", one.Title), to.Language), Tone.Subtle), new Formatted(notice.Words)],
            Buttons = [new ButtonRow(buttons.Make(ShowEventAction.Verb, one.Id, to.Language))],
        }
        : null;

    public async Task<Message?> ListedAsync(RegistrationsListed notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.EventId, cancel) is { } one && await files.FindAsync(notice.FileId, cancel) is { } file
            ? Message.Of(text.Say(new Text("events.listed", one.Title), to.Language)) with { File = file }
            : null; // It has expired meanwhile.

    /// <summary>The event as a card with its button, for those alone who could still come and have not said so.</summary>
    public async Task<Message?> PromotedAsync(EventPromoted notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.EventId, cancel) is not { } one || !one.IsOpen(clock.GetUtcNow()) || !EventPromotion.HasRoom(one) || to.Member is not { } member)
        {
            return null;
        }

        return await seats.FindAsync(one.Id, member.Id, cancel) is { IsActive: true } ? null : await card.DrawAsync(one, own: null, to, cancel);
    }
}
