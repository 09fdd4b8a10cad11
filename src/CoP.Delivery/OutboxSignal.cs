using System.Threading.Channels;
using CoP.Community.Delivery;

namespace CoP.Delivery;

/// <summary>Wakes the loops of this process's dispatcher. Many wakes before a loop looks are one.</summary>
internal sealed class OutboxSignal(TimeProvider clock) : IOutboxSignal
{
    private readonly Channel<bool>[] _wakes = [.. Enum.GetValues<DispatchQueue>().Select(static _ => Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }))];

    private int _commits = 1;
    private readonly int[] _emptyAt = new int[Enum.GetValues<DispatchQueue>().Length];

    /// <summary>Grows with each <see cref="Wake"/>: who has seen it as it is need not look for what is new.</summary>
    public int Commits => Volatile.Read(ref _commits);

    /// <summary>Whether anything may be queued: something has come since somebody saw that nothing was, or nobody has looked yet.</summary>
    public bool MayHaveQueued => MayHave(DispatchQueue.Replies) || MayHave(DispatchQueue.Bulk);

    /// <inheritdoc cref="MayHaveQueued"/>
    public bool MayHave(DispatchQueue queue) => Volatile.Read(ref _emptyAt[(int)queue]) != Commits;

    public void Wake()
    {
        Interlocked.Increment(ref _commits);
        WakeLoops();
    }

    /// <summary>Whatever may be queued.</summary>
    public void WakeLoops() => Array.ForEach(_wakes, static wake => wake.Writer.TryWrite(true));

    /// <summary>A place has become free, but nothing new is there: only who may have something waiting looks for what takes it.</summary>
    public void WakeWaiting()
    {
        foreach (var queue in Enum.GetValues<DispatchQueue>().Where(MayHave))
        {
            _wakes[(int)queue].Writer.TryWrite(true);
        }
    }

    /// <summary>Nothing was in the queue as of these <see cref="Commits"/>, which were read before it was looked for.</summary>
    public void NoteEmpty(DispatchQueue queue, int commits) => Volatile.Write(ref _emptyAt[(int)queue], commits);

    /// <summary>Returns when somebody woke us, when <paramref name="atMost"/> has passed, or when cancelled; never throws.</summary>
    public async Task WaitAsync(DispatchQueue queue, TimeSpan atMost, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await _wakes[(int)queue].Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look anyway.
        }
    }
}
