namespace CoP.Community.Delivery;

/// <summary>
/// What several nodes together have sent in one rate limit scope, or to one chat of it, as long as the platform looks back; or until
/// when the platform wants none of them to send there.
/// </summary>
public sealed class RateWindow : IRevisioned
{
    /// <summary>The rate limit scope, or scope and chat; of a pause, the same with a prefix.</summary>
    public required string Key { get; set; }

    /// <summary>When requests leave: UTC ticks, eight bytes each, oldest first.</summary>
    public byte[] Left { get; set; } = [];

    /// <summary>Nothing in it counts any more after this.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Of two nodes that grant at once, one has to look again.</summary>
    public int Revision { get; set; }
}
