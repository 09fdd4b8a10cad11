namespace CoP.Delivery.Throttling;

/// <summary>
/// What nine of ten answers are quicker than. One that takes longer may have been late on the way there, and then counts
/// at the platform later than it left here. Not safe for several threads.
/// </summary>
internal sealed class TypicalLatency
{
    private const double Up = 1.09;
    private const double Down = 0.99;
    private const double Noticeable = 1.1;
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(200);

    /// <summary>A process that has just started is slow before the request leaves, and cannot know it yet.</summary>
    private const int Learning = 100;
    private TimeSpan _usual;
    private int _known;

    /// <summary>By how much a request may have arrived later than others; while nothing is known about them, by all of it.</summary>
    public TimeSpan Excess(TimeSpan took)
    {
        var excess = _known < Learning ? took : took - (_usual * Noticeable);
        Learn(took);
        return excess < TimeSpan.Zero ? TimeSpan.Zero : excess > Most ? Most : excess;
    }

    private void Learn(TimeSpan took)
    {
        if (_known == Learning)
        {
            _usual *= took > _usual ? Up : Down;
            return;
        }

        _usual = _known++ == 0 || took < _usual ? took : _usual;
    }
}
