namespace CoP.Dialogs.Turns;

/// <summary>Words and presses of nobody in particular: they have no effect, and whoever it was is told truthfully why.</summary>
internal static class AnonymousSenderRouter
{
    /// <summary>What only a person can do. Arriving, leaving and moving happen to the bot itself.</summary>
    public static bool Takes(IncomingEvent what) => what is MessageReceived or ButtonPressed or MessageEdited or FileReceived or OtherContentReceived;

    public static void Answer(TurnContext turn)
    {
        if (turn.Incoming.What is ButtonPressed or MessageReceived { ToUs: true } or FileReceived { ToUs: true } or OtherContentReceived { ToUs: true })
        {
            turn.Remark(turn.Incoming.From.SpeaksAsChat ? "turn.speaksAsChat" : "turn.senderMissing");
        }
    }
}
