using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Questions;

/// <summary>Runs a use case on a question or an answer and says in a line how it went; the cards redraw themselves.</summary>
internal abstract class OneLineAction(string name, bool once = false) : IdAction(name, Permission.TakePart, once)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel) =>
        turn.Remark(await DoAsync(turn, id, cancel) is { } refusal ? RefusalText.Text(refusal) : (Text)$"questions.done.{Name}");

    protected abstract Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel);
}

internal sealed class ClaimAction(ClaimQuestion claim) : OneLineAction("claim")
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await claim.HandleAsync(turn.Actor, id, cancel)).Refusal;
}

/// <summary>Gives a claim back; the request stays with the member.</summary>
internal sealed class ReleaseAction(QuestionAccess access, DeclineQuestion decline) : OneLineAction("release")
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, turn.Actor, cancel);
        if (found.Succeeded)
        {
            await decline.GiveBackAsync(found.Value, turn.Actor.Id, cancel);
        }

        return found.Refusal;
    }
}

internal sealed class DeclineAction(DeclineQuestion decline) : OneLineAction("decline")
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await decline.HandleAsync(turn.Actor, id, cancel)).Refusal;
}

internal sealed class AcceptAction(AcceptAnswer accept) : OneLineAction("accept", once: true)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await accept.HandleAsync(turn.Actor, id, cancel)).Refusal;
}

internal sealed class ThankAction(ThankForAnswer thank) : OneLineAction("thank", once: true)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await thank.HandleAsync(turn.Actor, id, cancel)).Refusal;
}

internal sealed class NotHelpfulAction(MarkNotHelpful mark) : OneLineAction("unhelp", once: true)
{
    protected override async Task<Refusal?> DoAsync(TurnContext turn, long id, CancellationToken cancel) =>
        (await mark.HandleAsync(turn.Actor, id, cancel)).Refusal;
}
