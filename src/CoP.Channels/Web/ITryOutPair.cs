namespace CoP.Channels.Web;

/// <summary>Who sits where when the page is opened for the first time.</summary>
/// <param name="Desk">The member's id.</param>
/// <param name="Phone">The member's id.</param>
public sealed record Pair(string Desk, string Phone);

/// <summary>Chooses the two people of the sample with whom the page begins.</summary>
public interface ITryOutPair
{
    /// <summary>Null when the sample has none for this language.</summary>
    Task<Pair?> FindAsync(string language, CancellationToken cancel);
}
