using CoP.Community.Decisions;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Decisions;

/// <summary>The list of decisions: what waits for one's vote, what else is open, what was decided of late.</summary>
internal sealed class DecisionPages(DecisionAccess access, DecisionText text)
{
    public const string Verb = "decisions";

    public async Task<ListView<Decision>?> AllAsync(TurnContext turn, CancellationToken cancel)
    {
        var voted = await access.VotedInAsync(turn.Actor, cancel);
        return new ListView<Decision>("decisions.list", "decisions.none", access.Listed(turn.Actor), one => Entry(one, voted.Contains(one.Id), turn))
        {
            Buttons = Permissions.Allows(turn.Actor, Permission.LeadOrCoordinate, turn.Now)
                ? [new ButtonRow(new Button(turn.Say($"decisions.button.{PutToVoteForm.FormName}"), new Press(PutToVoteForm.FormName), ButtonStyle.Primary))]
                : [],
        };
    }

    private Entry Entry(Decision one, bool voted, TurnContext turn)
    {
        Text state = !one.IsOpen ? text.Outcome(one, turn.Language)
            : new Text(!voted && access.MayVote(one, turn.Actor) ? "decisions.state.waits" : "decisions.state.open", text.LastDay(one, turn.Language));
        var open = text.Button(ShowDecisionAction.Verb, one.Id, turn.Language);
        return new Entry(one.Question, $"{text.Voters(one, turn.Language)} · {turn.Say(state)}", open);
    }
}
