namespace CoP.Community.DueWork;

/// <summary>
/// Something that has to be done when it is due: what is due, one step of it, and how often to look. Implementations are
/// found by themselves; one node at a time works on each. Whatever a step does must be harmless when it is done twice.
/// </summary>
public interface IDueWork
{
    /// <summary>Short and lasting: the lease is kept under it.</summary>
    string Name { get; }

    /// <summary>The pause before the next look when nothing is left to do. While nothing is committed either, what is looked for at short intervals rests longer.</summary>
    TimeSpan Every { get; }

    /// <summary>Whether something becomes due at a time that somebody counts on. Where a commit makes it so, it is looked for once a minute only while there is none.</summary>
    bool ByTime => true;

    /// <summary>After a step it rests this many times as long as the step took, so that whoever waits for a reply is served in between. What may take its time rests longer.</summary>
    int Rest => 2;

    /// <summary>The ids of what is due, read outside of any transaction: most of the time there is none.</summary>
    IQueryable<long> Due(CommunityDb db, DateTimeOffset now);

    /// <summary>Takes one step for one of them, in a transaction of its own, decided from the state of that moment.</summary>
    /// <returns>Whether there was one to take: what only waits for something else holds up nobody.</returns>
    Task<bool> StepAsync(long id, CancellationToken cancel);
}
