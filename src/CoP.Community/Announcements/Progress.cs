namespace CoP.Community.Announcements;

/// <param name="Left">How long the platforms' limits make the rest take at least; null while that cannot be said or nothing is left.</param>
public sealed record Progress(BroadcastCounts Counts, TimeSpan? Left);
