namespace CoP.Channels.Delivery;

/// <summary>The section <c>Delivery</c> of the settings.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";
    public const int MaxParallel = 256;

    /// <summary>How many requests may be on the wire at once; a crash makes at most this many messages ambiguous.</summary>
    public int Parallel { get; set; } = 16;
}
