using CoP.Community.Delivery;

namespace CoP.Community.Operations;

/// <summary>A message that waits for a decision, without its words.</summary>
/// <param name="Place">The name of the group or channel, where it has one.</param>
/// <param name="NoticeType">What it was about, or null for an answer to something that was said.</param>
/// <param name="At">Since when it is undelivered.</param>
public sealed record UndeliveredMessage(
    long Id,
    OutboxState State,
    long? BroadcastId,
    string Channel,
    ConversationKind Kind,
    string? Place,
    long? MemberId,
    string? Member,
    string? NoticeType,
    DateTimeOffset? At,
    string? Reason);
