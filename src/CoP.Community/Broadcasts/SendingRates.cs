using CoP.Community.Delivery;

namespace CoP.Community.Broadcasts;

/// <summary>
/// How fast the bot may write to many, in requests a second; what sends says so. Without one it is as the platforms document:
/// Teams 50 for each app and tenant, Telegram 30 for each bot.
/// </summary>
public sealed record SendingRates(double Teams, double Telegram)
{
    public static SendingRates Documented { get; } = new(50, 30);

    /// <summary>How long the slowest lane needs at least; lanes are emptied side by side.</summary>
    internal TimeSpan Needed(IEnumerable<LaneCount> lanes) => TimeSpan.FromSeconds(lanes.GroupBy(static lane => lane.Lane)
        .Select(lane => Math.Ceiling(lane.Sum(static one => one.Count) / PerSecond(lane.First().Channel))).DefaultIfEmpty().Max());

    /// <summary>The two sides of the try-out page are taken for what they show.</summary>
    private double PerSecond(string channel) => channel is Channels.Telegram or Channels.Phone ? Telegram : Teams;
}

/// <summary>How many members are told things in one lane.</summary>
internal sealed record LaneCount(string Channel, string Tenant, int Count)
{
    public string Lane => Conversation.LaneOf(Channel, Tenant);

    public static LaneCount In(string lane, int count) => lane.Split('/', 2) is [var channel, var tenant] ? new(channel, tenant, count) : new(lane, "", count);
}
