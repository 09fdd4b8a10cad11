using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Access;

/// <summary>
/// The shape of a use case that changes one thing: find it, ask whether it may be changed so, change it, write down who did
/// it, have every message that shows it redrawn.
/// </summary>
public sealed class Change(CommunityDb db, Outbox outbox, TimeProvider clock)
{
    /// <param name="action">What the audit log calls it, as <c>feature.verb</c>; null for what only concerns the actor's own.</param>
    /// <param name="may">Why it may not be changed so; null when it may.</param>
    /// <param name="change">A refusal means that nothing was changed.</param>
    /// <param name="reason">What the actor said about it.</param>
    public async Task<Result<T>> DoAsync<T>(
        Access<T> access, Member actor, long id, string? action, Func<T, Refusal?> may, Func<T, Task<Refusal?>> change, CancellationToken cancel, string? reason = null)
        where T : class, ISubject
    {
        var found = await access.FindAsync(id, actor, cancel);
        if ((found.Refusal ?? may(found.Value) ?? await change(found.Value)) is { } refusal)
        {
            return refusal;
        }

        if (action is not null)
        {
            Note(actor, action, T.SubjectOf(id), reason);
        }

        await outbox.RefreshAsync(T.SubjectOf(id), cancel);
        return found;
    }

    /// <inheritdoc cref="DoAsync{T}(Access{T}, Member, long, string?, Func{T, Refusal?}, Func{T, Task{Refusal?}}, CancellationToken, string?)"/>
    public Task<Result<T>> DoAsync<T>(
        Access<T> access, Member actor, long id, string? action, Func<T, Refusal?> may, Action<T> change, CancellationToken cancel, string? reason = null)
        where T : class, ISubject => DoAsync(
            access, actor, id, action, may,
            thing =>
            {
                change(thing);
                return Task.FromResult<Refusal?>(null);
            },
            cancel, reason);

    /// <summary>Writes down who did what to what.</summary>
    /// <param name="actor">Null for the command line.</param>
    public void Note(Member? actor, string action, string subject, string? reason = null) =>
        db.AuditLog.Add(new AuditEntry { At = clock.GetUtcNow(), ActorId = actor?.Id, Action = action, Subject = subject, Reason = reason });
}
