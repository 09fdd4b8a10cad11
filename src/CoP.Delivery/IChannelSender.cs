using CoP.Community.Delivery;

namespace CoP.Delivery;

/// <summary>One request to a platform.</summary>
/// <param name="Payload">The body that the channel's own renderer made.</param>
/// <param name="Target">See <see cref="OutboxMessage.Target"/>.</param>
public sealed record OutboundRequest(OutboxKind Kind, string Payload, Conversation Conversation, string? Target)
{
    /// <summary>One of many of an announcement, for which the settings allow the platform's paid speed.</summary>
    public bool IsPaid { get; init; }
}

/// <summary>Carries requests to one platform, each at most once: it never repeats a request by itself.</summary>
public interface IChannelSender
{
    /// <summary>One of <see cref="Community.ChannelNames"/>.</summary>
    string Channel { get; }

    /// <summary>Sends and says what is known of the outcome. Throws only when cancelled before the body left.</summary>
    Task<SendOutcome> SendAsync(OutboundRequest request, CancellationToken cancel);
}
