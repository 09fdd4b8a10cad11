using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>Until when a reader is left in peace.</summary>
public sealed class Rest(IOptions<CommunityOptions> options, TimeProvider clock)
{
    /// <param name="zone">The reader's own; null for the community's.</param>
    /// <returns>When their quiet hours end; null when they may be told now, or must be.</returns>
    internal DateTimeOffset? Until(Announcement announcement, string? zone) =>
        announcement.Urgent ? null : options.Value.Quiet?.EndAfter(clock.GetUtcNow(), options.Value.ZoneOf(zone));
}
