using CoP.Community;
using CoP.Community.Groups;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Groups;

/// <summary>Which place is gone, and what to do about it; nothing when it is back already or not bound any more.</summary>
internal sealed class BindingLostView(CommunityDb db, IWords words) : NoticeView<BindingLost>
{
    protected override async Task<Message?> RenderAsync(BindingLost notice, Reader reader, CancellationToken cancel)
    {
        var place = await db.Conversations.FindAsync([notice.ConversationId], cancel);
        var group = await db.Groups.FindAsync([notice.GroupId], cancel);
        if (place is not { Reachable: false } || group is null || place.BoundGroupId != group.Id)
        {
            return null;
        }

        var language = reader.Language;
        return Message.Of(words.Say(
            new Text(
                "groups.notice.bindingLost",
                group.Name(language),
                place.Title ?? words.Say("stuck.nameless", language),
                words.Say($"stuck.channel.{place.Channel}", language)),
            language));
    }
}
