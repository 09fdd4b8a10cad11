using System.Threading.Channels;
using CoP.Testing;

namespace CoP.Scheduling.Tests;

/// <summary>Counts what a test's part was asked, and lets the test wait for the next time.</summary>
internal sealed class Calls
{
    private readonly Channel<int> _calls = Channel.CreateUnbounded<int>();
    private int _count;

    public int Count => _count;

    /// <summary>Whether there was a call that nobody has waited for.</summary>
    public bool Any => _calls.Reader.TryPeek(out _);

    /// <summary>Which call it is, the first being 1.</summary>
    public int Add()
    {
        var call = Interlocked.Increment(ref _count);
        _calls.Writer.TryWrite(call);
        return call;
    }

    /// <summary>Returns with the next call.</summary>
    public async Task<int> NextAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(Eventually.HangGuard);
}
