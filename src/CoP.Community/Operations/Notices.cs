using CoP.Community.Delivery;

namespace CoP.Community.Operations;

/// <summary>To those who decide about them: there are messages of which nobody knows whether they arrived.</summary>
/// <param name="Hour">Once an hour at most, however many there are.</param>
[StoredAs("MessagesInDoubt")]
public sealed record AmbiguousMessages(string Hour) : Notice
{
    public override string DedupeKey => $"messages-in-doubt:{Hour}";
}

/// <summary>To the administrator who asked for it: what became of a replay.</summary>
/// <param name="Attempts">How often the event has failed by now: each replay has an end of its own.</param>
public sealed record EventReplayed(string Reference, bool Succeeded, int Attempts) : Notice
{
    public override string DedupeKey => $"event-replayed:{Reference}:{Attempts}:{Succeeded}";
}

/// <summary>To the administrators: events failed and are kept for replay.</summary>
/// <param name="Hour">Once an hour at most, however many there are.</param>
public sealed record EventsFailed(string Hour) : Notice
{
    public override string DedupeKey => $"events-failed:{Hour}";
}
