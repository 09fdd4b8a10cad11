using CoP.Community.Events;
using CoP.Community.Events.Topics;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Topics;

/// <summary>What those hear who wanted a topic.</summary>
internal sealed class TopicNotices(TopicAccess topics, EventAccess events, SeatBook seats, EventCard card, EventButtons buttons, ILocalizer words)
{
    /// <summary>There is an event of it: its card, with what can be pressed about it.</summary>
    public async Task<Message?> PlannedAsync(TopicPlanned notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await topics.LoadAsync(notice.TopicId, cancel) is not { } topic || await events.LoadAsync(notice.EventId, cancel) is not { PublishedAt: not null } one)
        {
            return null;
        }

        var drawn = await card.DrawAsync(one, to.Member is { } member ? await seats.FindAsync(one.Id, member.Id, cancel) : null, to, cancel);
        var said = new Paragraph(words.Say(new Text("events.topics.notice.planned", TextTruncation.Title(topic.Title)), to.Language), Tone.Strong);
        return drawn with { Blocks = drawn.Blocks.Insert(0, said) };
    }

    /// <summary>The button opens the form for a topic, in which they say it in their own words.</summary>
    public Message PresentationWanted(PresentationWanted notice, NoticeRecipient to) =>
        Message.Of(words.Say(new Text("events.topics.notice.present", TextTruncation.Title(notice.Title)), to.Language)) with
        {
            Buttons = [new ButtonRow(new Button(words.Say("events.button.topic", to.Language), new Press(ProposeTopicForm.FormName), ButtonStyle.Primary))],
        };

    public async Task<Message?> DroppedAsync(TopicDropped notice, NoticeRecipient to, CancellationToken cancel) => await topics.LoadAsync(notice.TopicId, cancel) is { } topic
        ? new Message
        {
            Blocks =
            [
                new Paragraph(words.Say(new Text("events.topics.notice.dropped", notice.By, TextTruncation.Title(topic.Title)), to.Language)),
                .. notice.Reason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow(buttons.Make(ShowTopicAction.Verb, topic.Id, to.Language))],
        }
        : null;
}
