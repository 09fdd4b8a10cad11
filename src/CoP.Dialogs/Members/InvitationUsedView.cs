using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

internal sealed class InvitationUsedView(CommunityDb db, ILocalizer words) : NoticeView<InvitationUsed>
{
    protected override async Task<Message?> RenderAsync(InvitationUsed notice, NoticeRecipient reader, CancellationToken cancel) =>
        await db.Members.FindAsync([notice.MemberId], cancel) is { } member
            ? Message.Of(words.Say(new Text("members.invite.used", member.Name), reader.Language))
            : null;
}
