using CoP.Community;
using CoP.Community.Groups;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Groups;

/// <summary>Which place is gone, and what to do about it; nothing when it is back already or not bound any more.</summary>
internal sealed class BindingLostView(CommunityDb db, ILocalizer words) : NoticeView<BindingLost>
{
    protected override async Task<Message?> RenderAsync(BindingLost notice, NoticeRecipient reader, CancellationToken cancel)
    {
        var conversation = await db.Conversations.FindAsync([notice.ConversationId], cancel);
        var group = await db.Groups.FindAsync([notice.GroupId], cancel);
        if (conversation is not { Reachable: false } || group is null || conversation.BoundGroupId != group.Id)
        {
            return null;
        }

        var language = reader.Language;
        return Message.Of(words.Say(
            new Text(
                "groups.notice.bindingLost",
                group.Name(language),
                conversation.Title ?? words.Say("stuck.nameless", language),
                words.Say($"stuck.channel.{conversation.Channel}", language)),
            language));
    }
}
