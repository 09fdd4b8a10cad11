namespace CoP.Community.Operations;

/// <summary>Handles kept events again.</summary>
public interface IReplays
{
    /// <summary>
    /// Handles a failed event in a transaction of its own, in which it stops being failed: so it happens once, whoever asks
    /// how often. When it fails again, nothing of it stays but the count of its attempts.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database is out of reach: nothing was changed.</exception>
    Task<Result<string>> ReplayAsync(string reference, CancellationToken cancel);

    /// <summary>Handles all events for which a replay was asked. Returns how many there were.</summary>
    Task<int> ReplayAskedAsync(CancellationToken cancel);
}
