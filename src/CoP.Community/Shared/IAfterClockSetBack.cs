namespace CoP.Community;

/// <summary>Whoever stored times that now lie ahead by as much as the clock was put back, and would wait for them.</summary>
public interface IAfterClockSetBack
{
    /// <summary>Brings them near. Harmless when several processes do it, or one twice.</summary>
    /// <param name="by">How far, at least.</param>
    Task SetBackAsync(TimeSpan by, CancellationToken cancel);
}
