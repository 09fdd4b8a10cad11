using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;

namespace CoP.Dialogs.Turns;

/// <summary>
/// What words mean, in this order: a slash command; a reply to something the bot showed; an invitation code; the answer to
/// an open form; a command in plain words; and else something that could be a question.
/// </summary>
internal sealed class WordRouting(
    CommandWords commands, Actions actions, Discretion discretion, FormRunner forms, CommunityDb db, EditAnswer edits, RedeemInvitation redeem,
    IEnumerable<IReplyHandler> replies, IFreeWords free)
{
    public async Task RouteAsync(TurnContext turn, Said said, CancellationToken cancel)
    {
        var command = said.ToUs ? commands.Read(said.Text) : null;
        if (command is not null && said.Text.TrimStart().StartsWith('/'))
        {
            await CommandAsync(turn, command.Value.Name, command.Value.Argument, cancel);
        }
        else if (await IsReplyAsync(turn, said, cancel) || !said.ToUs)
        {
            return; // Answered, or people talking to each other.
        }
        else if (await redeem.ReadAsync(said.Text, turn.Member is not null, cancel) is { } code)
        {
            await CommandAsync(turn, "start", code, cancel);
        }
        else if (!turn.IsPersonal || !await forms.SayAsync(turn, said, cancel))
        {
            await LooseAsync(turn, said, command, cancel);
        }
    }

    // Plain words are a command only where no form waits for them.
    private Task LooseAsync(TurnContext turn, Said said, (string Name, string Argument)? command, CancellationToken cancel) =>
        command is var (name, argument) ? CommandAsync(turn, name, argument, cancel) : free.HandleAsync(turn, said, cancel);

    /// <summary>An edited reply edits the answer it was; other edits change nothing.</summary>
    public async Task RouteEditAsync(TurnContext turn, Edited edited, CancellationToken cancel)
    {
        if (turn.Member is { } member && await edits.HandleAsync(new AnswerSource(turn.Place.Id, edited.MessageId), member.Id, edited.Text, cancel))
        {
            turn.Reply("questions.answerEdited");
        }
    }

    private async Task CommandAsync(TurnContext turn, string name, string argument, CancellationToken cancel)
    {
        if (actions.Find(name) is not { } action)
        {
            turn.Reply(new Words.Text("turn.unknownCommand", $"/{Shortened(name)}"));
        }
        else if (await discretion.AdmitsAsync(turn, action, cancel) is { } admitted)
        {
            await action.RunAsync(admitted, argument, cancel);
        }

        await forms.RemindAsync(turn, cancel);
    }

    private static string Shortened(string name) => name.Length > 32 ? $"{name[..32]}…" : name;

    private async Task<bool> IsReplyAsync(TurnContext turn, Said said, CancellationToken cancel)
    {
        if (await LiveMessages.FindAsync(db, turn.Place, said.ReplyTo, cancel) is not { } live)
        {
            return false;
        }

        var notice = NoticeJson.Read(live.NoticeType, live.Notice);
        foreach (var handler in replies)
        {
            if (await handler.TryAsync(turn, notice, said, cancel))
            {
                return true;
            }
        }

        return false;
    }
}
