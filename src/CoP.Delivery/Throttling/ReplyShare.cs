namespace CoP.Delivery.Throttling;

/// <summary>
/// How many places of a scope everything but replies leaves free: none while nobody talks to us, so that a broadcast takes
/// all; else a few, by how many replies there were lately. What is more than that waits only for the next place.
/// Not safe for several threads.
/// </summary>
internal sealed class ReplyShare
{
    private const double Most = 0.2;
    private const int OneForEach = 50;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private readonly Queue<DateTimeOffset> _replies = [];

    public void Count(DateTimeOffset now) => _replies.Enqueue(now);

    /// <param name="places">Of the scope's limit.</param>
    public int At(DateTimeOffset now, int places)
    {
        while (_replies.TryPeek(out var oldest) && oldest + Memory <= now)
        {
            _replies.Dequeue();
        }

        return _replies.Count == 0 ? 0 : Math.Min((int)(places * Most), 1 + (_replies.Count / OneForEach));
    }
}
