namespace CoP.Benchmarks.Platform;

/// <summary>One platform as the stand-in plays it.</summary>
/// <param name="Limit">Requests in any second; above it the answer is 429.</param>
internal sealed record RateScope(string Name, int Limit)
{
    public Arrivals Arrivals { get; } = new();

    private int _refused;

    public int Refused => _refused;

    /// <summary>False when the window is full: the caller answers 429.</summary>
    public bool Admits()
    {
        if (Arrivals.Note() <= Limit)
        {
            return true;
        }

        Interlocked.Increment(ref _refused);
        return false;
    }

    /// <summary>Counts anew; nobody may be sending.</summary>
    public void Forget()
    {
        Arrivals.Clear();
        _refused = 0;
    }
}
