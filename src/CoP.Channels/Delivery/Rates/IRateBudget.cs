using CoP.Community.Delivery;

namespace CoP.Channels.Delivery.Rates;

/// <summary>One request that wants to leave.</summary>
/// <param name="Lane">See <see cref="Conversation.Lane"/>.</param>
/// <param name="Chat">The conversation's id without thread: threads share its limits.</param>
/// <param name="IsEdit">Changes a message that is there already: a form that is being tapped through does not spend the chat's messages.</param>
/// <param name="IsReply">Somebody waits for it: a share of the bot's limits is kept free for these.</param>
public sealed record RateRequest(string Lane, string Chat, ConversationKind Kind, bool IsReply = true, bool IsEdit = false)
{
    public string Channel { get; } = Conversation.ChannelOf(Lane);
}

/// <summary>Zero: the request has a place. Otherwise how long to wait, and whether everybody on the channel must.</summary>
public readonly record struct RateAnswer(TimeSpan Delay, bool WholeChannel)
{
    public bool Granted => Delay <= TimeSpan.Zero;
}

/// <summary>
/// Keeps us below the platforms' limits; acknowledgements do not count. Each place that was granted is either left
/// with or given back. A budget that several processes share takes this one's place.
/// </summary>
public interface IRateBudget
{
    /// <summary>Asks for a place, most urgent first. Once granted it is held until used, however long that takes.</summary>
    RateAnswer Take(RateRequest request);

    /// <summary>The request leaves now: from now on its place counts for as long as the platform looks back.</summary>
    void Leave(RateRequest request);

    /// <summary>The request does not leave after all.</summary>
    void GiveBack(RateRequest request);
}
