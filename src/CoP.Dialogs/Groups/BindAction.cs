using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Membership;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Groups;

/// <summary>
/// In a group or channel, a coordinator: <c>bind</c> offers the working groups, <c>bind shock</c> binds at once,
/// <c>bind none</c> stops it.
/// </summary>
internal sealed class BindAction(CommunityDb db, BindConversation bind) : IAction
{
    public const string None = "none";

    // One word that could be a group's: "bind none".
    public static bool CouldBeAGroup(string argument) => argument.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (turn.IsPersonal)
        {
            turn.Remark(new NotAGroupConversation());
        }
        else if (argument.Length == 0)
        {
            turn.Reply(await OfferAsync(turn, cancel));
        }
        else
        {
            await BindAsync(turn, argument, cancel);
        }
    }

    private async Task BindAsync(TurnContext turn, string slug, CancellationToken cancel)
    {
        var found = await db.Groups.FirstOrDefaultAsync(group => group.Slug == slug, cancel);
        var bound = found is null && slug != None
            ? new GroupNotFound()
            : await bind.HandleAsync(turn.Actor, turn.Conversation, found?.Id, cancel);
        turn.Replace(Message.Of(turn.Say(
            bound.Refusal is { } refusal ? RefusalText.Text(refusal)
            : bound.Value is { } group ? new Text("groups.bound", group.Name(turn.Language))
            : "groups.unbound")));
    }

    private async Task<Message> OfferAsync(TurnContext turn, CancellationToken cancel)
    {
        var groups = await OpenGroups.In(db).ToListAsync(cancel);
        return new Message
        {
            Blocks = [new Paragraph(turn.Say("groups.whichGroup"))],
            Buttons =
            [
                .. groups.Select(group => new ButtonRow(new Button(group.Name(turn.Language), new Press("bind", group.Slug)))),
                new ButtonRow(new Button(turn.Say("groups.noGroup"), new Press("bind", None))),
            ],
        };
    }
}
