namespace CoP.Dialogs.Turns;

/// <summary>What to make of words that are no command, no reply, and no answer to a form.</summary>
public interface IUnmatchedTextHandler
{
    Task HandleAsync(TurnContext turn, MessageReceived said, CancellationToken cancel);
}
