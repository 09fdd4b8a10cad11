namespace CoP.Channels.Delivery.Rates;

/// <summary>
/// What nine of ten answers are quicker than. One that takes longer may have been late on the way there, and then counts
/// at the platform later than it left here. Not safe for several threads.
/// </summary>
internal sealed class UsualLatency
{
    private const double Up = 1.09;
    private const double Down = 0.99;
    private const double Noticeable = 1.1;
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(200);
    private TimeSpan _usual;

    /// <summary>By how much a request may have arrived later than others.</summary>
    public TimeSpan Excess(TimeSpan took)
    {
        var excess = _usual == TimeSpan.Zero ? TimeSpan.Zero : took - (_usual * Noticeable);
        _usual = _usual == TimeSpan.Zero ? took : _usual * (took > _usual ? Up : Down);
        return excess < TimeSpan.Zero ? TimeSpan.Zero : excess > Most ? Most : excess;
    }
}
