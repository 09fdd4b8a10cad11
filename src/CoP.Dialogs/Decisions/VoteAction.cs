using System.Globalization;
using CoP.Community.Decisions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Decisions;

/// <summary>
/// A vote. It is confidential: what was pressed is kept nowhere, and what is said of a secret vote does not name it, since what is said is kept until it has left. For the
/// same reason nothing asks again whether it is meant.
/// </summary>
internal sealed class VoteAction(CastVote cast, DecisionText text) : IAction
{
    public const string Verb = "dec-vote";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is not [var first, var second] || !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            turn.Remark("turn.oldButton");
            return;
        }

        var done = await cast.HandleAsync(turn.Actor, id, number, cancel);
        turn.Remark(done.Refusal is { } refusal ? RefusalText.Text(refusal)
            : done.Value.IsSecret ? "decisions.voted.secret"
            : new Text("decisions.voted", text.Label(done.Value, done.Value.Find(number)!, turn.Language)));
    }
}

/// <summary>Shows a decision; its card stays alive.</summary>
internal sealed class ShowDecisionAction(DecisionAccess access) : IdAction
{
    public const string Verb = "dec";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new DecisionShown(id));
        }
    }
}
