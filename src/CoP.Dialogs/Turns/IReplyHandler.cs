using CoP.Community.Delivery;

namespace CoP.Dialogs.Turns;

/// <summary>Understands replies to what the bot showed: a reply to a request is an answer.</summary>
public interface IReplyHandler
{
    /// <summary>Whether a reply to this can mean something to it.</summary>
    bool Takes(Notice shown);

    /// <summary>True when this reply was understood, and dealt with; false leaves it to the next handler.</summary>
    Task<bool> TryAsync(TurnContext turn, Notice shown, MessageReceived said, CancellationToken cancel);
}
