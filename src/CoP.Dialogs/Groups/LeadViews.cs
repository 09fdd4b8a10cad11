using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Groups;

/// <summary>A member leads a group from now on: what that means, and the buttons for it. Not said to whoever leads it no more by then.</summary>
internal sealed class LeadNamedView(CommunityDb db, ILocalizer words) : NoticeView<LeadNamed>
{
    protected override async Task<Message?> RenderAsync(LeadNamed notice, NoticeRecipient reader, CancellationToken cancel) =>
        reader.Member is { } member && Permissions.Leads(member, notice.GroupId)
            && await db.Groups.FirstOrDefaultAsync(group => group.Id == notice.GroupId, cancel) is { } group
            ? new Message
            {
                Title = words.Say(new Text("groups.lead.named", group.Name(reader.Language)), reader.Language),
                Blocks = [new Paragraph(words.Say("groups.lead.means", reader.Language))],
                Buttons = [new ButtonRow(Make("moderate", reader.Language), Make("announce", reader.Language))],
            }
            : null;

    private Button Make(string verb, string language) => new(words.Say($"members.button.{verb}", language), new Press(verb));
}

/// <summary>A member leads a group no more. Not said to whoever leads it again by then.</summary>
internal sealed class LeadEndedView(CommunityDb db, ILocalizer words) : NoticeView<LeadEnded>
{
    protected override async Task<Message?> RenderAsync(LeadEnded notice, NoticeRecipient reader, CancellationToken cancel) =>
        reader.Member is { } member && !Permissions.Leads(member, notice.GroupId)
            && await db.Groups.FirstOrDefaultAsync(group => group.Id == notice.GroupId, cancel) is { } group
            ? Message.Of(words.Say(new Text("groups.lead.ended", group.Name(reader.Language)), reader.Language))
            : null;
}
