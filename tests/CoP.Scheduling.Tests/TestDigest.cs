using System.Threading.Channels;
using CoP.Community.Preferences;

namespace CoP.Scheduling.Tests;

/// <summary>Counts how often it was asked, lets a test wait for the next time, and fails when told to.</summary>
internal sealed class TestDigest : IDailyDigest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<int> _asked = Channel.CreateUnbounded<int>();
    private int _count;

    public bool Fails { get; set; }

    public async Task TellAsync(CancellationToken cancel)
    {
        await _asked.Writer.WriteAsync(Interlocked.Increment(ref _count), cancel);
        if (Fails)
        {
            throw new InvalidOperationException("The digest was not told.");
        }
    }

    /// <summary>Returns with the next time; the patience only ends a test that would hang.</summary>
    public async Task<int> NextAsync() => await _asked.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
