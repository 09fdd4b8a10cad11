using System.Globalization;
using CoP.Community.Delivery;

namespace CoP.Community.Preferences;

/// <summary>The daily digest of one member: what was collected for them, and what is new in their groups.</summary>
/// <param name="Day">By the clock of their zone.</param>
/// <param name="After">The items of this digest are those of the member with a greater id, up to <paramref name="UpTo"/>.</param>
/// <param name="NewsSince">Questions asked since then are news; null for who wants no news.</param>
public sealed record DigestReady(long MemberId, DateOnly Day, long After, long UpTo, DateTimeOffset? NewsSince) : Notice
{
    public override string DedupeKey => string.Create(CultureInfo.InvariantCulture, $"digest:{MemberId}:{Day:yyyy-MM-dd}");

    public override bool AtAnyHour => false;

    public override OutboxPriority Priority => OutboxPriority.Reminder;
}
