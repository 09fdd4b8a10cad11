using CoP.Community.Delivery;

namespace CoP.Channels.Delivery;

/// <summary>A row whose <see cref="OutboxState.Sending"/> is committed: now the body may leave.</summary>
/// <param name="ShownHash">Of the message as rendered; null when a stored body is sent again.</param>
/// <param name="LiveVersion">The live message's version as rendered; null when unknown, then an edit is asked for afterwards.</param>
internal sealed record Flight(long RowId, long Fence, Parcel Parcel, string? ShownHash, int? LiveVersion);

/// <summary>A flight and what became of it.</summary>
internal sealed record Landing(Flight Flight, SendOutcome Outcome);
