using CoP.Community.Announcements;

namespace CoP.Scheduling.Tests;

/// <summary>Has as much work as it is told, and fails when told to.</summary>
internal sealed class TestPump : IAnnouncementPump, IAnnouncementExports
{
    public Calls Steps { get; } = new();

    /// <summary>Answers the step of this number, the first being 1: whether there was work.</summary>
    public Func<int, bool> Works { get; init; } = static _ => false;

    public Task<bool> StepAsync(CancellationToken cancel) => Task.FromResult(Works(Steps.Add()));
}
