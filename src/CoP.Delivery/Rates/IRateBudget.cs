using CoP.Community.Delivery;

namespace CoP.Delivery.Rates;

/// <summary>One request that wants to leave.</summary>
/// <param name="Lane">See <see cref="Conversation.Lane"/>.</param>
/// <param name="Chat">The conversation's id without thread: threads share its limits.</param>
/// <param name="IsEdit">Changes a message that is there already: a form that is being tapped through does not spend the chat's messages.</param>
/// <param name="IsReply">Somebody waits for it: it goes before all else.</param>
public sealed record RateRequest(string Lane, string Chat, ConversationKind Kind, bool IsReply = true, bool IsEdit = false)
{
    public string Channel { get; } = Conversation.ChannelOf(Lane);
}

/// <summary>What a request was granted. Each is either left with or given back.</summary>
public sealed class RatePlace(RateRequest request)
{
    public RateRequest Request { get; } = request;

    /// <summary>From when on it may leave, where that was fixed when it was granted.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>When it left; null before.</summary>
    public DateTimeOffset? LeftAt { get; set; }
}

/// <summary>A place, or how long to wait, and whether the whole lane must or only this chat.</summary>
public readonly record struct RateAnswer(RatePlace? Place, TimeSpan Delay = default, bool WholeLane = false);

/// <summary>
/// Keeps us below the platforms' limits; acknowledgements do not count. A place is granted a moment before it is free, so
/// that what goes there can be written down meanwhile and leaves on time.
/// </summary>
public interface IRateBudget
{
    /// <summary>About how many places a lane has now, so that no more are looked for; <paramref name="most"/> when it has that many or no limit.</summary>
    int Room(string lane, bool isReply, int most);

    /// <summary>Asks for a place for each, most urgent first. The answers are in the same order.</summary>
    Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel);

    /// <summary>Comes back when the request may leave, which it then must at once: from now on its place counts.</summary>
    /// <returns>False when its time has passed; then it must not leave.</returns>
    ValueTask<bool> LeaveAsync(RatePlace place, CancellationToken cancel);

    /// <summary>The platform has answered, so long after the request left.</summary>
    void Landed(RatePlace place, TimeSpan took);

    /// <summary>The request does not leave after all.</summary>
    void GiveBack(RatePlace place);

    /// <summary>The platform told a whole lane, or one chat of it, to wait: whoever shares the budget has no places there so long.</summary>
    /// <param name="chat">Null for the whole lane.</param>
    Task PauseAsync(string lane, string? chat, TimeSpan delay, CancellationToken cancel);
}
