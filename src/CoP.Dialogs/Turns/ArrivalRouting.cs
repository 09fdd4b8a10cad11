namespace CoP.Dialogs.Turns;

/// <summary>The first words where the bot is new.</summary>
internal sealed class ArrivalRouting(Actions actions)
{
    public async Task WelcomeAsync(TurnContext turn, CancellationToken cancel)
    {
        if (turn.Place.GreetedAt is not null)
        {
            return;
        }

        turn.Place.GreetedAt = turn.Now;
        if (turn.IsPersonal)
        {
            await actions.Find("help")!.RunAsync(turn, "", cancel);
        }
        else
        {
            turn.Reply(turn.Place.HearsOnlyMentions ? "turn.hereInGroupMention" : "turn.hereInGroup");
        }
    }
}
