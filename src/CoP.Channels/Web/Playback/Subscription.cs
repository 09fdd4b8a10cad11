using System.Threading.Channels;

namespace CoP.Channels.Web.Playback;

/// <summary>An open stream of one conversation.</summary>
/// <param name="missed">What to send first, or null when the stream has to begin with a snapshot.</param>
/// <param name="startId">The id of the latest change before the stream: the snapshot carries it.</param>
internal sealed class Subscription(
    string conversation, IReadOnlyList<PlaybackEvent>? missed, string startId, Action<Subscription> leave) : IDisposable
{
    private const int Waiting = 256;

    private readonly Channel<PlaybackEvent> _changes = Channel.CreateBounded<PlaybackEvent>(Waiting);

    public IReadOnlyList<PlaybackEvent>? Missed => missed;

    public string StartId => startId;

    public IAsyncEnumerable<PlaybackEvent> ReadAsync(CancellationToken cancel) => _changes.Reader.ReadAllAsync(cancel);

    /// <summary>A reader that is too slow is cut off: it comes back and asks for what it missed.</summary>
    public void Offer(PlaybackEvent change)
    {
        if ((change.Conversation ?? conversation) == conversation && !_changes.Writer.TryWrite(change))
        {
            _changes.Writer.TryComplete();
        }
    }

    public void Dispose() => leave(this);
}
