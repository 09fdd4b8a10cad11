using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Members;

/// <summary>Hands out a code: how to use it on Teams, and the link for Telegram when the bot's name there is known.</summary>
public sealed class InvitationMessage(CommunityDb db, Moments moments)
{
    /// <summary>The setting under which the Telegram channel keeps its user name.</summary>
    public const string TelegramName = "telegram.username";

    public Task<Message> ForInvitationAsync(TurnContext turn, NewInvitation made, CancellationToken cancel) =>
        MakeAsync(turn, made, new Text("members.invite.made", made.Member.Name, moments.Say(made.ExpiresAt, turn.Language)), cancel);

    public Task<Message> ForConnectAsync(TurnContext turn, NewInvitation made, CancellationToken cancel) =>
        MakeAsync(turn, made, new Text("members.connect", moments.Say(made.ExpiresAt, turn.Language)), cancel);

    /// <summary>The Telegram deep link of a code.</summary>
    public static Uri Link(string userName, string code) => new($"https://t.me/{userName}?start={InvitationCode.Bare(code)}");

    private async Task<Message> MakeAsync(TurnContext turn, NewInvitation made, Text lead, CancellationToken cancel)
    {
        var name = await db.Settings.Where(setting => setting.Name == TelegramName).Select(setting => setting.Value).FirstOrDefaultAsync(cancel);
        return new Message
        {
            Blocks = [new Paragraph(turn.Say(lead)), new Paragraph(made.Code, Tone.Strong), new Paragraph(turn.Say("members.invite.how"), Tone.Subtle)],
            Buttons = name is null ? [] : [new ButtonRow(new Button(turn.Say("members.invite.telegram"), null, Link: Link(name, made.Code)))],
        };
    }
}
