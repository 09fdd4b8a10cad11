namespace CoP.Community.Delivery.Purging;

/// <summary>Clears away what nobody needs any more.</summary>
public interface IPurge
{
    /// <summary>Goes through everything once, a few hundred rows a transaction, so that turns go on between. Returns how many rows went.</summary>
    Task<int> RunAsync(CancellationToken cancel);
}
