using CoP.Community.Delivery;

namespace CoP.Community.Events.Topics;

/// <summary>Asks whoever has shared a study whether they would present it, once for each study. For the feature that takes studies in.</summary>
public sealed class AskToPresent(Outbox outbox)
{
    /// <param name="study">What the study is known by, for good.</param>
    /// <param name="title">As they gave it.</param>
    public Task HandleAsync(long memberId, string study, string title, CancellationToken cancel) =>
        outbox.TellAsync(memberId, new PresentationWanted(study, title), cancel);
}
