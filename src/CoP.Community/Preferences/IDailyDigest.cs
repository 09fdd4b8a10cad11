namespace CoP.Community.Preferences;

/// <summary>Tells members once a day what they did not want at once.</summary>
public interface IDailyDigest
{
    /// <summary>Tells it wherever its time of day has come and it was not told yet today; harmless at any other time, and on two nodes.</summary>
    Task TellAsync(CancellationToken cancel);
}
