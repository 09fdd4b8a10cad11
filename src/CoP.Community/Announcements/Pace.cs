namespace CoP.Community.Announcements;

/// <summary>How fast the platforms let a bot write to many: Teams 50 requests a second per app and tenant, Telegram 30 a second.</summary>
internal static class Pace
{
    private const int Teams = 50;
    private const int Telegram = 30;

    /// <summary>How long the slowest lane needs at least; lanes are emptied side by side.</summary>
    public static TimeSpan Needed(IEnumerable<LaneCount> lanes) => TimeSpan.FromSeconds(lanes.GroupBy(static lane => lane.Lane)
        .Select(static lane => Math.Ceiling((double)lane.Sum(static one => one.Count) / PerSecond(lane.First().Channel))).DefaultIfEmpty().Max());

    /// <summary>The two sides of the try-out page are taken for what they show.</summary>
    private static int PerSecond(string channel) => channel is Channels.Telegram or Channels.Phone ? Telegram : Teams;
}
