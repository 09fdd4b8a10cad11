using System.Threading.Channels;
using CoP.Community.Delivery;

namespace CoP.Channels.Delivery;

/// <summary>Wakes the dispatcher of this process. Many wakes before it looks are one.</summary>
internal sealed class OutboxSignal(TimeProvider clock) : IOutboxSignal
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Returns when somebody woke us, when <paramref name="atMost"/> has passed, or when cancelled; never throws.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await _wakes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look anyway.
        }
    }
}
