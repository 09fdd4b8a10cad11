using CoP.Community.Delivery;

namespace CoP.Storage.Tests.Writing;

/// <summary>Takes all replies, and notes what becomes of them.</summary>
internal sealed class RecordingDispatch : IPromptDispatch, ITakenReplies
{
    public List<string> Seen { get; } = [];

    public Action? OnTake { get; set; }

    public Task<ITakenReplies?> TakeAsync(IServiceProvider services, IReadOnlyList<PromptReply> replies, CancellationToken cancel)
    {
        Seen.Add("taken");
        OnTake?.Invoke();
        return Task.FromResult<ITakenReplies?>(this);
    }

    public void Leave() => Seen.Add("left");

    public void GiveBack() => Seen.Add("given back");
}
