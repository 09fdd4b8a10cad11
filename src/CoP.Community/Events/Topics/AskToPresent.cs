using CoP.Community.Delivery;

namespace CoP.Community.Events.Topics;

/// <summary>Asks whoever has shared a study whether they would present it, once for each study.</summary>
public sealed class AskToPresent(Outbox outbox) : IStudyShared
{
    public Task HandleAsync(long memberId, string study, string title, CancellationToken cancel) =>
        outbox.TellAsync(memberId, new PresentationWanted(study, title), cancel);
}
