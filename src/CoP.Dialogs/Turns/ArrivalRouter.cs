namespace CoP.Dialogs.Turns;

/// <summary>The first words where the bot is new.</summary>
internal sealed class ArrivalRouter(Actions actions)
{
    public async Task WelcomeAsync(TurnContext turn, CancellationToken cancel)
    {
        if (turn.Conversation.GreetedAt is not null)
        {
            return;
        }

        turn.Conversation.GreetedAt = turn.Now;
        if (turn.IsPersonal)
        {
            await actions.RunAsync(actions.Find("help")!, turn, "", cancel);
        }
        else
        {
            turn.Reply(turn.Channel.HearsOnlyMentions(turn.Conversation) ? "turn.hereInGroupMention" : "turn.hereInGroup");
        }
    }
}
