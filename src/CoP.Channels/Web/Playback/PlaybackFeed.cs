using System.Globalization;

namespace CoP.Channels.Web.Playback;

/// <summary>One thing that changed on the page.</summary>
/// <param name="Conversation">The external id of the conversation it belongs to, or null: all streams get it.</param>
/// <param name="Id">What a browser repeats as <c>Last-Event-ID</c>; null for what need not be repeated.</param>
internal sealed record PlaybackEvent(string? Conversation, string Type, object Data, string? Id = null);

/// <summary>
/// Carries changes to the open streams, and remembers the latest so that a browser that lost its connection for a
/// moment gets what it missed. One that was away longer, or over a restart, begins again with a snapshot.
/// </summary>
internal sealed class PlaybackFeed
{
    public const int Remembered = 512;

    private readonly Lock _lock = new();
    private readonly string _epoch = Guid.NewGuid().ToString("n")[..8];
    private readonly Queue<PlaybackEvent> _latest = [];
    private readonly HashSet<Subscription> _subscriptions = [];
    private long _sequence;

    public void Publish(string conversation, string type, object data)
    {
        lock (_lock)
        {
            var change = new PlaybackEvent(conversation, type, data, $"{_epoch}-{++_sequence}");
            _latest.Enqueue(change);
            if (_latest.Count > Remembered)
            {
                _latest.Dequeue();
            }

            Offer(change);
        }
    }

    /// <summary>Tells every open page, once; a page that is not there does not hear of it later.</summary>
    public void Announce(string type, object data)
    {
        lock (_lock)
        {
            Offer(new PlaybackEvent(null, type, data));
        }
    }

    public Subscription Subscribe(string conversation, string? lastId)
    {
        lock (_lock)
        {
            var subscription = new Subscription(conversation, Missed(conversation, lastId), $"{_epoch}-{_sequence}", Leave);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    private void Offer(PlaybackEvent change)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Offer(change);
        }
    }

    private IReadOnlyList<PlaybackEvent>? Missed(string conversation, string? lastId)
    {
        var oldest = _sequence - _latest.Count;
        return Sequence(lastId) is { } seen && seen >= oldest && seen <= _sequence
            ? [.. _latest.Skip((int)(seen - oldest)).Where(change => change.Conversation == conversation)]
            : null;
    }

    private long? Sequence(string? id) =>
        id?.Split('-') is [var epoch, var digits] && epoch == _epoch && long.TryParse(digits, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    private void Leave(Subscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
