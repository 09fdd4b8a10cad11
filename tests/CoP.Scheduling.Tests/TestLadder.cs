using System.Threading.Channels;
using CoP.Community.Questions;

namespace CoP.Scheduling.Tests;

/// <summary>Counts its climbs, lets a test wait for the next one, and fails when told to.</summary>
internal sealed class TestLadder : IQuestionLadder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<int> _climbs = Channel.CreateUnbounded<int>();
    private int _count;

    public int Count => _count;

    public bool Fails { get; set; }

    public async Task ClimbAsync(CancellationToken cancel)
    {
        await _climbs.Writer.WriteAsync(Interlocked.Increment(ref _count), cancel);
        if (Fails)
        {
            throw new InvalidOperationException("The ladder slipped.");
        }
    }

    /// <summary>Returns with the next climb; the patience only ends a test that would hang.</summary>
    public async Task<int> NextAsync() => await _climbs.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
