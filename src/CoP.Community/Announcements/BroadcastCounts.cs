namespace CoP.Community.Announcements;

/// <summary>How far an announcement has come, in recipients.</summary>
/// <param name="Waiting">Not sent yet: queued, parked, retried, or not even written into the outbox.</param>
/// <param name="Uncertain">May have arrived; listed.</param>
/// <param name="Failed">Out of reach, refused by the platform, or too late.</param>
public sealed record BroadcastCounts(int Sent, int Waiting, int Uncertain, int Failed, int Acknowledged)
{
    public int Total => Sent + Waiting + Uncertain + Failed;
}
