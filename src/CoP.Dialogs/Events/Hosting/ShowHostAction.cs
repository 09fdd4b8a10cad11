using CoP.Community.Events.Hosting;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>Shows how a member's organisation stands to a meeting; the card stays alive.</summary>
internal sealed class ShowHostAction(AnswerHosting answer) : IdAction
{
    public const string Verb = "host";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await answer.FindOwnAsync(turn.Actor, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new HostAsked(id, found.Value.EventId));
        }
    }
}
