using CoP.Community;
using CoP.Community.DueWork;

namespace CoP.Scheduling.Tests;

/// <summary>Has as much work as it is told, and fails when told to.</summary>
internal sealed class TestWork : IDueWork
{
    public Calls Steps { get; } = new();

    /// <summary>Answers the step of this number, the first being 1: whether there was work.</summary>
    public Func<int, bool> Works { get; init; } = static _ => false;

    public string Name { get; init; } = "test";

    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    public bool ByTime { get; init; } = true;

    /// <summary>One, as long as somebody has registered a setting for it.</summary>
    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Settings.Where(static one => one.Name == "work").Select(static _ => 1L);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => Task.FromResult(Works(Steps.Add()));
}
