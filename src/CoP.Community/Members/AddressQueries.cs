namespace CoP.Community.Members;

/// <summary>The one way from an account on a channel to its address. Nobody in particular has none, whatever may be stored.</summary>
public static class AddressQueries
{
    /// <summary>Whether this id names a person: a channel gives none for whoever writes as a group, as a channel, or without a sender.</summary>
    public static bool IsSomebody(string externalId) => ExternalIds.IsOne(externalId);

    public static IQueryable<Address> Of(this IQueryable<Address> addresses, string channel, string externalId) =>
        IsSomebody(externalId)
            ? addresses.Where(address => address.Channel == channel && address.ExternalId == externalId)
            : addresses.Where(static _ => false);
}
