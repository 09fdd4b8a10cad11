using CoP.Community.Delivery;

namespace CoP.Community.Broadcasts;

/// <summary>How many members are told things in one lane.</summary>
internal sealed record LaneCount(string Channel, string Tenant, int Count)
{
    public string Lane => Conversation.LaneOf(Channel, Tenant);

    public static LaneCount In(string lane, int count) => lane.Split('/', 2) is [var channel, var tenant] ? new(channel, tenant, count) : new(lane, "", count);

    /// <summary>How long the slowest lane needs at least; lanes are emptied side by side.</summary>
    public static TimeSpan Needed(IEnumerable<LaneCount> lanes, ChannelCatalog channels) => TimeSpan.FromSeconds(lanes.GroupBy(static lane => lane.Lane)
        .Select(lane => Math.Ceiling(lane.Sum(static one => one.Count) / channels.Of(lane.First().Channel).PerSecond)).DefaultIfEmpty().Max());
}
