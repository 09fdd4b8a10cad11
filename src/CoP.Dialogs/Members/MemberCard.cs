using System.Globalization;
using CoP.Community;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Members;

/// <summary>A member as coordinators see them, with the button that changes it.</summary>
internal sealed class MemberCard(CommunityDb db, MemberText text)
{
    public async Task<Message> ForAsync(TurnContext turn, long memberId, CancellationToken cancel)
    {
        var member = await db.Members.Include(one => one.Organisation).Include(one => one.Memberships).ThenInclude(membership => membership.Group)
            .FirstAsync(one => one.Id == memberId, cancel);
        return new Message
        {
            Title = member.Name,
            Blocks = [text.Facts(turn, member)],
            Buttons = [new ButtonRow(new Button(turn.Say("members.member.change"), new Press(MemberEditForm.FormName, member.Id.ToString(CultureInfo.InvariantCulture))))],
        };
    }
}
