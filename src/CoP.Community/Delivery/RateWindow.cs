namespace CoP.Community.Delivery;

/// <summary>
/// What several nodes together have sent to one chat, as long as the platform looks back; how they divide a rate limit scope among them; or
/// until when the platform wants none of them to send there.
/// </summary>
public sealed class RateWindow : IRevisioned
{
    /// <summary>Scope and chat; of a pause or a division, the rate limit scope with a prefix.</summary>
    public required string Key { get; set; }

    /// <summary>When requests left: UTC ticks, eight bytes each, oldest first; or the nodes' shares.</summary>
    public byte[] Left { get; set; } = [];

    /// <summary>Nothing in it counts any more after this.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Of two nodes that grant at once, one has to look again.</summary>
    public int Revision { get; set; }
}
