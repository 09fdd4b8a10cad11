namespace CoP.Delivery;

/// <summary>
/// Who may take the free places on the wire. A quarter is for replies alone, and of the rest no lane takes more than three
/// quarters: a platform that hangs holds up nobody else.
/// </summary>
internal sealed class Seats
{
    private readonly int _bulkOfLane;
    private readonly Dictionary<string, int> _bulk = new(StringComparer.Ordinal);
    private int _free;
    private int _freeForBulk;

    /// <param name="parallel">How many places there are.</param>
    /// <param name="taken">Who sits there.</param>
    public Seats(int parallel, IReadOnlyCollection<Lease> taken)
    {
        (_free, _freeForBulk) = (parallel, parallel - (parallel / 4));
        _bulkOfLane = Math.Max(1, _freeForBulk * 3 / 4);
        foreach (var lease in taken)
        {
            Count(lease.Lane, lease.IsReply);
        }
    }

    public int Free => _free;

    /// <summary>For others than replies.</summary>
    public int FreeForBulk(string lane) => Math.Min(Math.Min(_free, _freeForBulk), _bulkOfLane - _bulk.GetValueOrDefault(lane));

    public bool Take(string lane, bool isReply)
    {
        if ((isReply ? _free : FreeForBulk(lane)) <= 0)
        {
            return false;
        }

        Count(lane, isReply);
        return true;
    }

    private void Count(string lane, bool isReply)
    {
        _free--;
        if (!isReply)
        {
            _freeForBulk--;
            _bulk[lane] = _bulk.GetValueOrDefault(lane) + 1;
        }
    }
}
