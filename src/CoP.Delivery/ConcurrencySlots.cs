namespace CoP.Delivery;

/// <summary>
/// How many requests may be in flight at once. A quarter of the slots is for replies alone, and of the rest no rate limit scope takes more than three
/// quarters: a platform that hangs holds up nobody else.
/// </summary>
internal sealed class ConcurrencySlots
{
    private readonly int _bulkOfScope;
    private readonly Dictionary<string, int> _bulk = new(StringComparer.Ordinal);
    private int _free;
    private int _freeForBulk;

    /// <param name="parallel">How many slots there are.</param>
    /// <param name="taken">Messages that are in flight.</param>
    public ConcurrencySlots(int parallel, IReadOnlyCollection<SelectedMessage> taken)
    {
        (_free, _freeForBulk) = (parallel, parallel - (parallel / 4));
        _bulkOfScope = Math.Max(1, _freeForBulk * 3 / 4);
        foreach (var message in taken)
        {
            Count(message.Scope, message.IsReply);
        }
    }

    public int Free => _free;

    /// <summary>For others than replies.</summary>
    public int FreeForBulk(string scope) => Math.Min(Math.Min(_free, _freeForBulk), _bulkOfScope - _bulk.GetValueOrDefault(scope));

    /// <summary>Whether to look for others than replies now. To look for one message costs as much as to look for ten, so it waits until several have a place; but only for its own, which free theirs: not for those of a platform that hangs.</summary>
    public bool IsWorthLooking(string scope) => FreeForBulk(scope) is > 0 and var free && (free >= FewestForBulk || _bulk.GetValueOrDefault(scope) < FewestForBulk);

    private int FewestForBulk => Math.Max(1, _bulkOfScope / 3);

    public bool Take(string scope, bool isReply)
    {
        if ((isReply ? _free : FreeForBulk(scope)) <= 0)
        {
            return false;
        }

        Count(scope, isReply);
        return true;
    }

    private void Count(string scope, bool isReply)
    {
        _free--;
        if (!isReply)
        {
            _freeForBulk--;
            _bulk[scope] = _bulk.GetValueOrDefault(scope) + 1;
        }
    }
}
