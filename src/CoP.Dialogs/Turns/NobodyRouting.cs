namespace CoP.Dialogs.Turns;

/// <summary>Words and presses of nobody in particular: they have no effect, and whoever it was is told truthfully why.</summary>
internal static class NobodyRouting
{
    /// <summary>What only a person can do. Arriving, leaving and moving happen to the bot itself.</summary>
    public static bool Takes(What what) => what is Said or Pressed or Edited or SentFile or SentSomethingElse;

    public static void Answer(TurnContext turn)
    {
        if (turn.Incoming.What is Pressed or Said { ToUs: true } or SentFile { ToUs: true } or SentSomethingElse { ToUs: true })
        {
            turn.Remark(turn.Incoming.From.SpeaksAsChat ? "turn.speaksAsChat" : "turn.senderMissing");
        }
    }
}
