namespace CoP.Community.Announcements;

/// <summary>Whom an announcement would get to now.</summary>
/// <param name="Members">Everyone in the audience.</param>
/// <param name="ByChannel">Those it would be sent to, by the channel they prefer; most first.</param>
/// <param name="OutOfReach">Those without a conversation that can be reached; they are listed.</param>
/// <param name="Muted">Those who do not want announcements, urgent ones included.</param>
/// <param name="Duration">How long the platforms' limits make it take at least; the slowest lane counts.</param>
public sealed record Reach(
    int Members, IReadOnlyList<(string Channel, int Count)> ByChannel, int OutOfReach, int Muted, TimeSpan Duration, bool NeedsApproval);
