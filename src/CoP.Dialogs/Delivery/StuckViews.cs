using CoP.Community.Delivery.Stuck;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Delivery;

/// <summary>Somebody has to decide about messages; the button opens the list.</summary>
internal sealed class MessagesInDoubtView(StuckMessages messages, ILocalizer words) : NoticeView<MessagesInDoubt>
{
    protected override async Task<Message?> RenderAsync(MessagesInDoubt notice, NoticeRecipient reader, CancellationToken cancel)
    {
        var count = await messages.InDoubt(reader.Member).CountAsync(cancel);
        return StuckNotice.Of(words, reader.Language, "stuck.notice.doubts", count, StuckSection.Doubt);
    }
}

/// <summary>Events failed; the button opens the list.</summary>
internal sealed class EventsFailedView(StuckOverview overview, ILocalizer words) : NoticeView<EventsFailed>
{
    protected override async Task<Message?> RenderAsync(EventsFailed notice, NoticeRecipient reader, CancellationToken cancel) =>
        StuckNotice.Of(words, reader.Language, "stuck.notice.events", await overview.Failed().CountAsync(cancel), StuckSection.Events);
}

/// <summary>What became of a replay.</summary>
internal sealed class EventReplayedView(ILocalizer words) : NoticeView<EventReplayed>
{
    protected override Task<Message?> RenderAsync(EventReplayed notice, NoticeRecipient reader, CancellationToken cancel)
    {
        var text = new Text(notice.Succeeded ? "stuck.notice.replayed" : "stuck.notice.failedAgain", notice.Reference);
        return Task.FromResult<Message?>(Message.Of(words.Say(text, reader.Language)));
    }
}

internal static class StuckNotice
{
    /// <summary>As of the moment it is read; by then somebody may have seen to everything.</summary>
    public static Message Of(ILocalizer words, string language, string key, int count, string section) => count == 0
        ? Message.Of(words.Say("stuck.notice.done", language))
        : Message.Of(words.Say(new Text(key, count), language)) with
        {
            Buttons = [new ButtonRow(new Button(words.Say("stuck.button.open", language), new Press(StuckPages.Verb, $"{section}:0"), ButtonStyle.Primary))],
        };
}
