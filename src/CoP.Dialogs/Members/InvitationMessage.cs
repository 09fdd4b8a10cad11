using CoP.Community;
using CoP.Community.Membership;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>Hands out a code: for whom, how to use it, and links for the channels that have them.</summary>
internal sealed class InvitationMessage(IEnumerable<IDeepLinks> links, CommunityDb db, LocalTimes times, MemberText text, ILocalizer words)
{
    public Message ForInvitation(TurnContext turn, NewInvitation made) => Make(
        turn, made, new Text("members.invite.made", made.Member.Name, times.Moment(made.ExpiresAt, turn.Language, turn.Member)), text.Facts(turn, made.Member));

    public Message ForConnect(TurnContext turn, NewInvitation made) =>
        Make(turn, made, new Text("members.connect", times.Moment(made.ExpiresAt, turn.Language, turn.Member)));

    /// <summary>Whoever invited hears that the code was used.</summary>
    public async Task<Message?> UsedAsync(InvitationUsed notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await db.Members.FindAsync([notice.MemberId], cancel) is { } member
            ? Message.Of(words.Say(new Text("members.invite.used", member.Name), recipient.Language))
            : null;

    private Message Make(TurnContext turn, NewInvitation made, Text lead, params Block[] about)
    {
        var open = links.Where(static channel => channel.SendsByItself).Select(channel => channel.StartLink(InvitationCode.Bare(made.Code))).OfType<Uri>()
            .Select(link => new Button(turn.Say("members.invite.telegram"), null, Link: link));
        return new Message
        {
            Blocks =
            [
                new Paragraph(turn.Say(lead)), .. about, new Paragraph(made.Code, Tone.Strong),
                new Paragraph(turn.Say("members.invite.how"), Tone.Subtle),
            ],
            Buttons = [.. open.Select(static button => new ButtonRow(button))],
        };
    }
}
