using CoP.Community;
using CoP.Community.Delivery;

namespace CoP.Delivery.Throttling;

/// <summary>One request that wants to leave.</summary>
/// <param name="Scope">See <see cref="Conversation.RateScope"/>.</param>
/// <param name="Chat">The conversation's id without thread: threads share its limits.</param>
/// <param name="IsEdit">Changes a message that is there already: a form that is being tapped through does not spend the chat's messages.</param>
/// <param name="IsReply">Somebody waits for it: it goes before all else.</param>
public sealed record RateRequest(string Scope, string Chat, ConversationKind Kind, bool IsReply = true, bool IsEdit = false)
{
    public string Channel { get; } = Conversation.ChannelOf(Scope);
}

/// <summary>What a request was granted. Each is either left with or given back.</summary>
public sealed class RatePermit(RateRequest request)
{
    public RateRequest Request { get; } = request;

    /// <summary>When it left; null before.</summary>
    public DateTimeOffset? LeftAt { get; set; }
}

/// <summary>A permit, or how long to wait, and whether the whole scope must or only this chat.</summary>
public readonly record struct RateAnswer(RatePermit? Permit, TimeSpan Delay = default, bool WholeScope = false);

/// <summary>
/// Keeps us below the platforms' limits; acknowledgements do not count. A permit is given a moment before its time, so
/// that what goes there can be written down meanwhile and leaves on time.
/// </summary>
public interface ISendThrottle
{
    /// <summary>About how many permits a scope has now, so that no more are looked for; <paramref name="most"/> when it has that many or no limit.</summary>
    int Room(string scope, bool isReply, int most);

    /// <summary>Asks for a permit for each, most urgent first. The answers are in the same order.</summary>
    Task<IReadOnlyList<RateAnswer>> TakeAsync(IReadOnlyList<RateRequest> requests, CancellationToken cancel);

    /// <summary>Asks for one permit within somebody's transaction; null where that would take a transaction of its own.</summary>
    ValueTask<RateAnswer?> TryTakeAsync(RateRequest request, CancellationToken cancel);

    /// <summary>Comes back when the request may leave, which it then must at once: from now on it counts.</summary>
    /// <returns>False when what it was granted from is not this process's any more; then it must not leave.</returns>
    ValueTask<bool> LeaveAsync(RatePermit permit, CancellationToken cancel);

    /// <summary>The platform has answered, so long after the request left.</summary>
    void Answered(RatePermit permit, TimeSpan took);

    /// <summary>Writes down when requests left, within the transaction that records what became of them, for whoever shares the limits of their chats.</summary>
    Task NoteLeftAsync(CommunityDb db, IEnumerable<RatePermit> permits, CancellationToken cancel);

    /// <summary>The request does not leave after all.</summary>
    void GiveBack(RatePermit permit);

    /// <summary>The platform told a whole scope, or one chat of it, to wait: whoever shares the limits gets no permits there for so long.</summary>
    /// <param name="chat">Null for the whole scope.</param>
    Task PauseAsync(string scope, string? chat, TimeSpan delay, CancellationToken cancel);
}
