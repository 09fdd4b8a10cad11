namespace CoP.Community.Membership;

/// <summary>What a feature keeps of organisations, beside their members and names: it goes over when one is taken for another.</summary>
public interface IOrganisationHoldings
{
    /// <param name="from">It is gone afterwards.</param>
    Task MoveAsync(long from, long into, CancellationToken cancel);
}
