namespace CoP.Community.DueWork;

/// <summary>How the last run of a work ended.</summary>
public enum RunOutcome
{
    Done,
    Failed,
}

/// <summary>What is kept of one work of the schedule: what somebody wants of it, and how it went the last time that there was anything to do.</summary>
public sealed class ScheduleEntry : IRevisioned
{
    public const int NameLength = 40;

    public required string Name { get; set; }

    /// <summary>Since when it rests because somebody said so; null when it does not.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>When somebody wanted it to run at once; null when that was done.</summary>
    public DateTimeOffset? RunAskedAt { get; set; }

    public DateTimeOffset? LastRunAt { get; set; }

    public RunOutcome? LastOutcome { get; set; }

    /// <summary>How many things it did then.</summary>
    public int LastCount { get; set; }

    public int Revision { get; set; }
}
