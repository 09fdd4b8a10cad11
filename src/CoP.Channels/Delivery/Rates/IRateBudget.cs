using CoP.Community.Delivery;

namespace CoP.Channels.Delivery.Rates;

/// <summary>One request that wants to leave. <paramref name="Chat"/> is the conversation's id without thread: threads share its limits.</summary>
public sealed record RateRequest(string Channel, string Chat, ConversationKind Kind);

/// <summary>Zero: the request may leave now and is counted. Otherwise how long to wait, and whether everybody on the channel must.</summary>
public readonly record struct RateAnswer(TimeSpan Delay, bool WholeChannel)
{
    public bool Granted => Delay <= TimeSpan.Zero;
}

/// <summary>Keeps us below the platforms' limits. Asked once before each request, most urgent first; acknowledgements do not count.</summary>
public interface IRateBudget
{
    RateAnswer Take(RateRequest request);
}
