using CoP.Community.Delivery;

namespace CoP.Community.Broadcasts;

/// <summary>How many members are told things in one rate limit scope.</summary>
internal sealed record RateScopeCount(string Channel, string Tenant, int Count)
{
    public string RateScope => Conversation.RateScopeOf(Channel, Tenant);

    public static RateScopeCount In(string scope, int count) => scope.Split('/', 2) is [var channel, var tenant] ? new(channel, tenant, count) : new(scope, "", count);

    /// <summary>How long the slowest scope needs at least; scopes are emptied side by side.</summary>
    public static TimeSpan Needed(IEnumerable<RateScopeCount> scopes, ChannelCatalog channels) => TimeSpan.FromSeconds(scopes.GroupBy(static scope => scope.RateScope)
        .Select(scope => Math.Ceiling(scope.Sum(static one => one.Count) / channels.Of(scope.First().Channel).PerSecond)).DefaultIfEmpty().Max());
}
