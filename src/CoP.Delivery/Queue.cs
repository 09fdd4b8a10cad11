namespace CoP.Delivery;

/// <summary>The two ways out of the outbox. Each has a loop of its own, so that a reply never waits while a broadcast is prepared.</summary>
internal enum Queue
{
    /// <summary>Somebody waits for it.</summary>
    Replies,

    /// <summary>Everything else.</summary>
    Bulk,
}
