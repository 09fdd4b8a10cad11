using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>
/// What words mean, in this order: a slash command; a reply to something the bot showed, unless it is a command word alone; an
/// invitation code; the answer to an open form (see <see cref="FormTextInput"/>); a command in plain words; what a feature takes for
/// one (see <see cref="ICommandReading"/>); and else something that could be a question. Where there are no words at all, nothing is kept.
/// </summary>
internal sealed class TextRouter(
    CommandWords commands, Actions actions, VisibilityGuard discretion, FormRunner forms, FormTextInput answers, CommunityDb db, Lazy<IEnumerable<IEditHandler>> edits,
    RedeemInvitation redeem, Lazy<IEnumerable<IReplyHandler>> replies, Lazy<IEnumerable<ICommandReading>> readings, Lazy<IUnmatchedTextHandler> free)
{
    public async Task RouteAsync(TurnContext turn, MessageReceived said, CancellationToken cancel)
    {
        var command = said.ToUs ? commands.Read(said.Text) : null;
        if (VisibleText.IsNone(said.Text))
        {
            await NothingAsync(turn, said, cancel);
        }
        else if (command is not null && said.Text.TrimStart().StartsWith('/'))
        {
            await CommandAsync(turn, command.Value.Name, command.Value.Argument, cancel);
        }
        else if (!Interrupts(command) && await IsReplyAsync(turn, said, cancel))
        {
            return; // Answered.
        }
        else if (said.ToUs)
        {
            await LooseAsync(turn, said, command, cancel);
        }
    }

    /// <summary>An edit changes what the words were taken for; other edits change nothing.</summary>
    public async Task RouteEditAsync(TurnContext turn, MessageEdited edited, CancellationToken cancel)
    {
        if (PermissionGuard.Objection(turn, Permission.TakePart) is not null)
        {
            return;
        }

        foreach (var handler in edits.Value)
        {
            if (await handler.TryAsync(turn, edited, cancel) is { } said)
            {
                turn.Reply(said);
                return;
            }
        }
    }

    private async Task LooseAsync(TurnContext turn, MessageReceived said, (string Name, string Argument)? command, CancellationToken cancel)
    {
        if (await redeem.ReadAsync(said.Text, turn.Member is not null, cancel) is { } code)
        {
            await CommandAsync(turn, "start", code, cancel);
        }
        else if (turn.IsPersonal && await answers.TakeAsync(turn, said, cancel))
        {
            return;
        }
        else if ((command ?? await MeantAsync(said.Text, cancel)) is var (name, argument))
        {
            await CommandAsync(turn, name, argument, cancel);
        }
        else
        {
            await free.Value.HandleAsync(turn, said, cancel);
        }
    }

    private async Task<(string Name, string Argument)?> MeantAsync(string said, CancellationToken cancel)
    {
        foreach (var reading in readings.Value)
        {
            if (await reading.ReadAsync(said, cancel) is { } meant)
            {
                return meant;
            }
        }

        return null;
    }

    // Our name alone, a quotation alone, spaces that nobody sees: in a group a call for us, in private nothing.
    private async Task NothingAsync(TurnContext turn, MessageReceived said, CancellationToken cancel)
    {
        if (said.ToUs && !turn.IsPersonal)
        {
            await CommandAsync(turn, "help", "", cancel);
        }
        else if (said.ToUs)
        {
            turn.Reply("turn.nothingWritten");
        }
    }

    private bool Interrupts((string Name, string Argument)? command) =>
        command is var (name, argument) && actions.Find(name)?.Interrupts(argument) == true;

    private async Task CommandAsync(TurnContext turn, string name, string argument, CancellationToken cancel)
    {
        var language = turn.Language;
        if (actions.Find(name) is not { } action)
        {
            turn.Reply(new Text("turn.unknownCommand", $"/{Shortened(name)}"));
        }
        else if (await discretion.AdmitsAsync(turn, action, cancel) is { } admitted)
        {
            await actions.RunAsync(action, admitted, argument, cancel);
        }

        // A card stays where it is, with what was filled in; only in another language it is drawn anew.
        if (!turn.Channel.DrawsCards || turn.Language != language)
        {
            await forms.RemindAsync(turn, cancel);
        }
    }

    private static string Shortened(string name) => name.Length > 32 ? $"{name[..32]}…" : name;

    /// <summary>What is said in a thread answers the message that began it, whatever else it quotes.</summary>
    private async Task<bool> IsReplyAsync(TurnContext turn, MessageReceived said, CancellationToken cancel)
    {
        if ((await RepliedToAsync(turn, said, cancel) ?? await LiveMessages.FindAsync(db, turn.Conversation, turn.Channel.RootOf(turn.Conversation), cancel)) is not { } live)
        {
            return false;
        }

        var notice = NoticeJson.Read(live.NoticeType, live.Notice);
        foreach (var handler in replies.Value)
        {
            if (await handler.TryAsync(turn, notice, said, cancel))
            {
                return true;
            }
        }

        return false;
    }

    private Task<LiveMessage?> RepliedToAsync(TurnContext turn, MessageReceived said, CancellationToken cancel) => said is { ReplyIn: { } chat, ReplyTo: { } id }
        ? LiveMessages.FindAsync(db, turn.Conversation.Channel, chat, id, cancel)
        : LiveMessages.FindAsync(db, turn.Conversation, said.ReplyTo, cancel);
}
