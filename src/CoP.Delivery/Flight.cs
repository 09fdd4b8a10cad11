using CoP.Community.Delivery;
using CoP.Delivery.Rates;

namespace CoP.Delivery;

/// <summary>A row that was chosen to go. Whoever takes it next has a higher fence.</summary>
/// <param name="Place">What it was granted of the rate budget; null when it takes nothing.</param>
internal sealed record Lease(long RowId, long ConversationId, long Fence, string Lane, bool IsReply, RatePlace? Place = null);

/// <summary>A row whose <see cref="OutboxState.Sending"/> is committed: now the body may leave.</summary>
/// <param name="ShownHash">Of the message as rendered; null when a stored body is sent again.</param>
/// <param name="LiveVersion">The live message's version as rendered; null when unknown, then an edit is asked for afterwards.</param>
internal sealed record Flight(Lease Lease, Parcel Parcel, string? ShownHash, int? LiveVersion);

/// <summary>What became of a leased row.</summary>
internal sealed record Landing(Lease Lease, SendOutcome Outcome, string? ShownHash = null, int? LiveVersion = null);
