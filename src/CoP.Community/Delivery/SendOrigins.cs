using System.Collections.Concurrent;
using System.Diagnostics;

namespace CoP.Community.Delivery;

/// <summary>
/// Remembers in which span a message was queued, until it leaves: so that its sending is told as part of that. Only of what this process has
/// queued lately; what is forgotten is told by itself.
/// </summary>
public sealed class SendOrigins
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<long, ActivityContext> _byRow = new();
    private readonly ConcurrentQueue<long> _inOrder = new();

    /// <summary>The row has its number, which one may have had before that was undone.</summary>
    public void Note(OutboxMessage row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Origin != default && row.State is OutboxState.Queued or OutboxState.Parked)
        {
            _byRow[row.Id] = row.Origin;
            _inOrder.Enqueue(row.Id);
            Forget();
        }
        else if (!_byRow.IsEmpty)
        {
            _byRow.TryRemove(row.Id, out _);
        }
    }

    /// <summary>Nothing where it is not known.</summary>
    public ActivityContext Of(long row) => _byRow.IsEmpty ? default : _byRow.GetValueOrDefault(row);

    private void Forget()
    {
        while (_inOrder.Count > Most && _inOrder.TryDequeue(out var oldest))
        {
            _byRow.TryRemove(oldest, out _);
        }
    }
}
