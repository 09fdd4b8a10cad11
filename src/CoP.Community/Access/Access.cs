using CoP.Community.Members;

namespace CoP.Community.Access;

/// <summary>Loads a thing for somebody, if they may see it: every use case begins here. What they may not see is not there.</summary>
public abstract class Access<T>
    where T : class
{
    /// <summary>It does not exist, or whoever asks may not see it; the two look the same on purpose.</summary>
    protected abstract Refusal NotFound { get; }

    /// <summary>The same where what hides it is something around it.</summary>
    protected virtual Refusal NotVisible => NotFound;

    public async Task<Result<T>> FindAsync(long id, Member actor, CancellationToken cancel) =>
        await LoadAsync(id, cancel) is not { } found ? NotFound : MaySee(found, actor) ? found : NotVisible;

    /// <summary>With what use cases and views need of it, whoever asks.</summary>
    public abstract Task<T?> LoadAsync(long id, CancellationToken cancel);

    public abstract bool MaySee(T thing, Member actor);

    /// <summary>What the messages that show it are about, e.g. <c>question:7</c>; the audit log calls it so, too.</summary>
    public abstract string SubjectOf(T thing);
}
