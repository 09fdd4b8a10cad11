namespace CoP.Community.Delivery;

/// <summary>
/// Sends replies from memory: their rows are written as taken already, so that nobody has to look for them. Should the process end
/// between the commit and the first byte, they are found as anything else that was on its way.
/// </summary>
public interface IPromptDispatch
{
    /// <summary>Marks those of the replies as sending that may leave as soon as they are committed. Called within their transaction, before they are saved for good.</summary>
    /// <param name="services">Of the transaction's scope.</param>
    /// <returns>Null when all of them wait for the dispatcher.</returns>
    Task<ITakenReplies?> TakeAsync(IServiceProvider services, IReadOnlyList<PromptReply> replies, CancellationToken cancel);
}

/// <summary>Replies that were taken; one of the two follows.</summary>
public interface ITakenReplies
{
    /// <summary>They are committed.</summary>
    void Leave();

    /// <summary>They are not, or nobody knows.</summary>
    void GiveBack();
}
