using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>Understands that words of before were changed: whoever edits the reply that was their answer edits the answer.</summary>
public interface IEditHandler
{
    /// <summary>What to say about it, or null when it means nothing here.</summary>
    Task<Text?> TryAsync(TurnContext turn, MessageEdited edited, CancellationToken cancel);
}
