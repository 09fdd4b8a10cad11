namespace CoP.Community.Retention;

/// <summary>Clears away what nobody needs any more.</summary>
public interface IPurge
{
    /// <summary>Goes through everything once, a few hundred rows a transaction, so that turns go on between. Returns how many rows went.</summary>
    /// <exception cref="AggregateException">Some of it could not be cleared away; all the rest was.</exception>
    Task<int> RunAsync(CancellationToken cancel);
}
