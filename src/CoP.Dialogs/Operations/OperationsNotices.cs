using CoP.Community.Operations;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Operations;

/// <summary>Somebody has to decide about something; the button opens the list.</summary>
internal sealed class OperationsNotices(UndeliveredMessages messages, UndeliveredOverview overview, ILocalizer words)
{
    public async Task<Message?> MessagesInDoubtAsync(NoticeRecipient recipient, CancellationToken cancel) =>
        Make(recipient.Language, "operations.notice.doubts", await messages.InDoubt(recipient.Member).CountAsync(cancel), UndeliveredSection.Doubt);

    public async Task<Message?> EventsFailedAsync(NoticeRecipient recipient, CancellationToken cancel) =>
        Make(recipient.Language, "operations.notice.events", await overview.Failed().CountAsync(cancel), UndeliveredSection.Events);

    /// <summary>As of the moment it is read; by then somebody may have seen to everything.</summary>
    private Message Make(string language, string key, int count, string section) => count == 0
        ? Message.Of(words.Say("operations.notice.done", language))
        : Message.Of(words.Say(new Text(key, count), language)) with
        {
            Buttons = [new ButtonRow(new Button(words.Say("operations.button.open", language), new Press(UndeliveredPages.Verb, $"{section}:0"), ButtonStyle.Primary))],
        };
}
