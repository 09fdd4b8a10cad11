namespace CoP.Storage.Writing;

/// <summary>Counts commits that failed, whoever's they were.</summary>
public sealed class CommitWatch
{
    private int _failures;

    public int Failures => Volatile.Read(ref _failures);

    public void Failed() => Interlocked.Increment(ref _failures);
}
