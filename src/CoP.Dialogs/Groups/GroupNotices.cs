using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Groups;

/// <summary>What is told about working groups.</summary>
internal sealed class GroupNotices(CommunityDb db, ILocalizer words)
{
    /// <summary>A member leads a group from now on: what that means, and the buttons for it. Not said to whoever leads it no more by then.</summary>
    public async Task<Message?> LeadNamedAsync(LeadNamed notice, NoticeRecipient recipient, CancellationToken cancel) =>
        recipient.Member is { } member && Permissions.Leads(member, notice.GroupId)
            && await db.Groups.FirstOrDefaultAsync(group => group.Id == notice.GroupId, cancel) is { } group
            ? new Message
            {
                Title = words.Say(new Text("groups.lead.named", group.Name(recipient.Language)), recipient.Language),
                Blocks = [new Paragraph(words.Say("groups.lead.means", recipient.Language))],
                Buttons = [new ButtonRow(HelpText.Make(words, "moderate", recipient.Language), HelpText.Make(words, "announce", recipient.Language))],
            }
            : null;

    /// <summary>A member leads a group no more. Not said to whoever leads it again by then.</summary>
    public async Task<Message?> LeadEndedAsync(LeadEnded notice, NoticeRecipient recipient, CancellationToken cancel) =>
        recipient.Member is { } member && !Permissions.Leads(member, notice.GroupId)
            && await db.Groups.FirstOrDefaultAsync(group => group.Id == notice.GroupId, cancel) is { } group
            ? Message.Of(words.Say(new Text("groups.lead.ended", group.Name(recipient.Language)), recipient.Language))
            : null;

    /// <summary>Which place is gone, and what to do about it; nothing when it is back already or not bound any more.</summary>
    public async Task<Message?> BindingLostAsync(BindingLost notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        var conversation = await db.Conversations.FindAsync([notice.ConversationId], cancel);
        var group = await db.Groups.FindAsync([notice.GroupId], cancel);
        if (conversation is not { Reachable: false } || group is null || conversation.BoundGroupId != group.Id)
        {
            return null;
        }

        var language = recipient.Language;
        return Message.Of(words.Say(
            new Text(
                "groups.notice.bindingLost",
                group.Name(language),
                conversation.Title ?? words.Say("operations.nameless", language),
                words.Say($"operations.channel.{conversation.Channel}", language)),
            language));
    }
}
