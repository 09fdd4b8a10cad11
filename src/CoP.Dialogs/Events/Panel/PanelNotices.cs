using CoP.Community.Events;
using CoP.Community.Events.Panel;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.Panel;

/// <summary>What is left open after an event, for those who can answer it: what is true when it is read.</summary>
internal sealed class PanelNotices(EventAccess events, PanelLists lists, EventButtons buttons, ILocalizer words)
{
    private const int Most = 5;

    /// <summary>The questions that a speaker has been given, each with a button to answer it; nothing when none is left.</summary>
    public async Task<Message?> WaitAsync(long eventId, NoticeRecipient to, CancellationToken cancel)
    {
        var waiting = to.Member is { } member ? await lists.WaitingFor(member.Id, eventId).ToListAsync(cancel) : [];
        return waiting.Count == 0 || await events.LoadAsync(eventId, cancel) is not { } one ? null : new Message
        {
            Blocks =
            [
                new Paragraph(words.Say(new Text("events.panel.waiting", waiting.Count, one.Title), to.Language), Tone.Strong),
                .. waiting.Take(Most).Select(question => new Entry(question.Text, null, buttons.Make(AnswerPanelForm.FormName, question.Id, to.Language))),
            ],
            Buttons = [new ButtonRow(buttons.Make(PanelPages.AskedVerb, eventId, to.Language))],
        };
    }

    public async Task<Message?> LeftAsync(long eventId, NoticeRecipient to, CancellationToken cancel)
    {
        var open = await lists.Open(eventId).CountAsync(cancel);
        return open == 0 || await events.LoadAsync(eventId, cancel) is not { } one ? null : new Message
        {
            Blocks = [new Paragraph(words.Say(new Text("events.panel.left", open, one.Title), to.Language))],
            Buttons = [new ButtonRow(buttons.Make(PanelPages.AskedVerb, eventId, to.Language))],
        };
    }
}
