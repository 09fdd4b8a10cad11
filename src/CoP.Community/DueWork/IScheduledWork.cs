namespace CoP.Community.DueWork;

/// <summary>
/// What is done when the calendar says so: every night, on working days at eight. When, is said by the schedule; here is only what. Implementations are found
/// by themselves. Whatever a run does must be harmless when it is done twice, and must catch up with what was missed.
/// </summary>
public interface IScheduledWork
{
    /// <summary>Short and lasting: the job, its pause and its last run are kept under it.</summary>
    string Name { get; }

    /// <returns>How many things were done.</returns>
    Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <summary>When the scheduled works come; told by the schedule, which may not be there in a test.</summary>
public interface IScheduleTimes
{
    /// <summary>The next time after this moment, or null where nothing is planned.</summary>
    DateTimeOffset? Next(string name, DateTimeOffset after);
}

internal sealed class NothingPlanned : IScheduleTimes
{
    public DateTimeOffset? Next(string name, DateTimeOffset after) => null;
}
