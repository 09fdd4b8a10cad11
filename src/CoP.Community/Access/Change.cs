using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Access;

/// <summary>
/// The shape of a use case that changes one thing: find it, ask whether it may be changed so, change it, write down who did
/// it, have every message that shows it redrawn.
/// </summary>
public sealed class Change(AuditLog audit, Outbox outbox)
{
    /// <param name="action">What the audit log calls it, as <c>feature.verb</c>; null for what only concerns the actor's own.</param>
    /// <param name="may">Why it may not be changed so; null when it may.</param>
    /// <param name="change">A refusal means that nothing was changed.</param>
    /// <param name="reason">What the actor said about it.</param>
    public async Task<Result<T>> DoAsync<T>(
        Access<T> access, Member actor, long id, string? action, Func<T, Refusal?> may, Func<T, Task<Refusal?>> change, CancellationToken cancel, string? reason = null)
        where T : class
    {
        var found = await access.FindAsync(id, actor, cancel);
        if ((found.Refusal ?? may(found.Value) ?? await change(found.Value)) is { } refusal)
        {
            return refusal;
        }

        var subject = access.SubjectOf(found.Value);
        if (action is not null)
        {
            audit.Note(actor.Id, action, subject, reason);
        }

        await outbox.RefreshAsync(subject, cancel);
        return found;
    }

    /// <summary>The same where what may be done is always done.</summary>
    /// <inheritdoc cref="DoAsync{T}(Access{T}, Member, long, string?, Func{T, Refusal?}, Func{T, Task{Refusal?}}, CancellationToken, string?)"/>
    public Task<Result<T>> DoAsync<T>(
        Access<T> access, Member actor, long id, string? action, Func<T, Refusal?> may, Func<T, Task> change, CancellationToken cancel, string? reason = null)
        where T : class
    {
        return DoAsync(access, actor, id, action, may, ChangeAsync, cancel, reason);

        async Task<Refusal?> ChangeAsync(T thing)
        {
            await change(thing);
            return null;
        }
    }

    /// <inheritdoc cref="DoAsync{T}(Access{T}, Member, long, string?, Func{T, Refusal?}, Func{T, Task}, CancellationToken, string?)"/>
    public Task<Result<T>> DoAsync<T>(
        Access<T> access, Member actor, long id, string? action, Func<T, Refusal?> may, Action<T> change, CancellationToken cancel, string? reason = null)
        where T : class
    {
        return DoAsync(access, actor, id, action, may, ChangeAsync, cancel, reason);

        Task ChangeAsync(T thing)
        {
            change(thing);
            return Task.CompletedTask;
        }
    }
}
