using System.Threading.Channels;

namespace CoP.Community.Operations;

/// <summary>Wakes whoever replays events, so that nobody waits for the next round.</summary>
public sealed class ReplaySignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _calls.Writer.TryWrite(true);

    /// <summary>Returns at the next call, or at once when there was one since the last.</summary>
    public async Task CalledAsync(CancellationToken cancel) => await _calls.Reader.ReadAsync(cancel);
}
