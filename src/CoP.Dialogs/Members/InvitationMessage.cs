using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>Hands out a code: for whom, how to use it, and links for the channels that have them.</summary>
internal sealed class InvitationMessage(IEnumerable<IDeepLinks> links, DateFormatter moments, MemberText text)
{
    public Message ForInvitation(TurnContext turn, NewInvitation made) => Make(
        turn, made, new Text("members.invite.made", made.Member.Name, moments.Say(made.ExpiresAt, turn.Language, turn.Member)), text.Facts(turn, made.Member));

    public Message ForConnect(TurnContext turn, NewInvitation made) =>
        Make(turn, made, new Text("members.connect", moments.Say(made.ExpiresAt, turn.Language, turn.Member)));

    private Message Make(TurnContext turn, NewInvitation made, Text lead, params Block[] about)
    {
        var open = links.Select(channel => channel.StartLink(InvitationCode.Bare(made.Code))).OfType<Uri>()
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
