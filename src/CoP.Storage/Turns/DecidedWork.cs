using CoP.Community.Delivery;

namespace CoP.Storage.Turns;

/// <summary>What a work has decided on a snapshot, ready to be written.</summary>
/// <param name="Writes">In this order.</param>
/// <param name="Replies">Those that leave with the commit; null for none.</param>
/// <param name="Queues">Whether anything has to be sent by whoever looks for it.</param>
/// <param name="Value">What the work answers.</param>
internal sealed record DecidedWork<T>(IReadOnlyList<PreparedWrite> Writes, ITakenReplies? Replies, bool Queues, T Value);
