using CoP.Community.Discussions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Discussions;

/// <summary>What is told of a discussion in a few lines.</summary>
internal sealed class DiscussionNotices(DiscussionAccess access, DiscussionMonthAccess months, MonthlyTopic topics, DiscussionText text)
{
    private const int MostTopics = 3;

    /// <summary>What came of it, for the chats and for those who took part.</summary>
    public async Task<Message?> SummarisedAsync(DiscussionSummarised notice, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(notice.DiscussionId, cancel) is not { Summary: { } summary } one ? null
        : new Message
        {
            Title = one.Topic,
            Blocks = [new Paragraph(text.Say(new Text("discussions.news.summarised", one.Speakers), to.Language), Tone.Strong), new Paragraph(summary)],
            Buttons = one.Replies.Count == 0 ? [] : [new ButtonRow(text.Button(DiscussionPages.RepliesVerb, DiscussionPages.RepliesOf(one.Id), to.Language))],
        };

    public async Task<Message?> CancelledAsync(DiscussionCancelled notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.DiscussionId, cancel) is { } one ? Message.Of(text.Say(new Text("discussions.news.cancelled", one.Topic), to.Language)) : null;

    /// <summary>To whoever speaks too late: where to read what came of it.</summary>
    public async Task<Message?> WasOverAsync(DiscussionWasOver notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.DiscussionId, cancel) is { } one ? Over(one, to.Language) : null;

    /// <inheritdoc cref="WasOverAsync"/>
    public Message Over(Discussion one, string language) => Message.Of(text.Say(new Text($"discussions.over.{one.State}", one.Topic), language)) with
    {
        Buttons = one.State == DiscussionState.Summarised ? [new ButtonRow(text.Button(ShowDiscussionAction.Verb, one.Id, language))] : [],
    };

    /// <summary>Asks for the topic of a month, with what members could not find out; once that is decided, it says how.</summary>
    public async Task<Message?> TopicAsync(TopicWanted notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await months.LoadAsync(notice.MonthId, cancel) is not { } month)
        {
            return null;
        }

        if (month.SkippedAt is not null)
        {
            return Message.Of(text.Say(new Text("discussions.topic.skipped", DiscussionText.MonthName(month, to.Language)), to.Language));
        }

        if (await months.OpenedSinceAsync(month, cancel) is { } opened)
        {
            return Message.Of(text.Say(new Text("discussions.topic.opened", DiscussionText.MonthName(month, to.Language), opened.Topic), to.Language)) with
            {
                Buttons = [new ButtonRow(text.Button(ShowDiscussionAction.Verb, opened.Id, to.Language) with { Label = text.Say("discussions.button.open", to.Language) })],
            };
        }

        var material = await topics.MaterialAsync(MostTopics, cancel);
        return new Message
        {
            Title = text.Say(new Text("discussions.topic.title", DiscussionText.MonthName(month, to.Language)), to.Language),
            Blocks =
            [
                new Paragraph(text.Say("discussions.topic.ask", to.Language)),
                .. material.Count == 0 ? Array.Empty<Block>() : [new Paragraph(text.Say("discussions.topic.material", to.Language), Tone.Subtle)],
                .. material.Select(item => new Entry(item.Title, Details: null, new Button(text.Say("discussions.button.take", to.Language), new Press(OpenDiscussionForm.FormName, item.Subject)))),
            ],
            Buttons = [new ButtonRow(text.Button(OpenDiscussionForm.FormName, "", to.Language, ButtonStyle.Primary), text.Button("disc-notnow", month.Id, to.Language))],
        };
    }
}
