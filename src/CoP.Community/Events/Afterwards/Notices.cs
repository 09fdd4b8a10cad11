using CoP.Community.Delivery;

namespace CoP.Community.Events.Afterwards;

/// <summary>Those who had registered hear where the recording is, and what came of it: once a change.</summary>
public sealed record RecordingShared(long EventId, int Revision) : Notice
{
    public override string DedupeKey => $"recording-shared:{EventId}:{Revision}";

    public override NoticeKind? Kind => NoticeKind.Event;
}
