using CoP.Community.Preferences;

namespace CoP.Scheduling.Tests;

/// <summary>Fails when told to.</summary>
internal sealed class TestDigest : IDailyDigest
{
    public Calls Calls { get; } = new();

    public bool Fails { get; set; }

    public Task TellAsync(CancellationToken cancel)
    {
        Calls.Add();
        return Fails ? throw new InvalidOperationException("The digest was not told.") : Task.CompletedTask;
    }
}
