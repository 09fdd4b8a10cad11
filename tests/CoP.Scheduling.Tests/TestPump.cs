using System.Threading.Channels;
using CoP.Community.Announcements;

namespace CoP.Scheduling.Tests;

/// <summary>Has as much work as it is told, lets a test wait for its steps, and fails when told to.</summary>
internal sealed class TestPump : IAnnouncementPump, IAnnouncementExports
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<int> _steps = Channel.CreateUnbounded<int>();
    private int _count;

    /// <summary>Answers the step of this number, the first being 1: whether there was work.</summary>
    public Func<int, bool> Works { get; init; } = static _ => false;

    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var step = ++_count;
        await _steps.Writer.WriteAsync(step, cancel);
        return Works(step);
    }

    /// <summary>Returns with the next step; the patience only ends a test that would hang.</summary>
    public async Task<int> NextAsync() => await _steps.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Whether a step was made that nobody has waited for.</summary>
    public bool HasStepped => _steps.Reader.TryPeek(out _);
}
