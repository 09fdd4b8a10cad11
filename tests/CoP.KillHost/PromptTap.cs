using CoP.Community.Delivery;

namespace CoP.KillHost;

/// <summary>P1: a reply was taken by its turn and is committed, and has not begun to leave.</summary>
internal sealed class PromptTap(IPromptDispatch inner, KillPoints points) : IPromptDispatch
{
    public async Task<ITakenReplies?> TakeAsync(IServiceProvider services, IReadOnlyList<PromptReply> replies, CancellationToken cancel) =>
        await inner.TakeAsync(services, replies, cancel) is { } taken ? new Taken(taken, points) : null;

    private sealed class Taken(ITakenReplies inner, KillPoints points) : ITakenReplies
    {
        public void Leave()
        {
            points.Reach("P1");
            if (TransactionTap.IsOutboxHeld)
            {
                return; // The process is about to end, and nothing may leave before.
            }

            inner.Leave();
        }

        public void GiveBack() => inner.GiveBack();
    }
}
