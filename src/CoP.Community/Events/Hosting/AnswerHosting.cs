using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Events.Hosting;

/// <summary>A member says for their organisation whether it hosts a meeting. The first answer stands: whoever answers after it sees how it stands.</summary>
public sealed class AnswerHosting(Change change, HostRequestAccess access, HostBook book, TimeProvider clock)
{
    public Task<Result<HostRequest>> ConfirmAsync(Member actor, long id, CancellationToken cancel) =>
        AnswerAsync(actor, id, HostRequestState.Asked, HostRequestState.Confirmed, static _ => Task.FromResult<Refusal?>(null), cancel);

    /// <summary>It hosts the next meeting of another host instead, which is asked for this one.</summary>
    public Task<Result<HostRequest>> SwapAsync(Member actor, long id, CancellationToken cancel) =>
        AnswerAsync(actor, id, HostRequestState.Asked, HostRequestState.Swapped, request => book.SwapAsync(request, cancel), cancel);

    public Task<Result<HostRequest>> DeclineAsync(Member actor, long id, CancellationToken cancel) => PassOnAsync(actor, id, HostRequestState.Asked, cancel);

    /// <summary>It had said yes, and cannot after all.</summary>
    public Task<Result<HostRequest>> LeaveAsync(Member actor, long id, CancellationToken cancel) => PassOnAsync(actor, id, HostRequestState.Confirmed, cancel);

    /// <summary>That of their own organisation, whatever its state.</summary>
    public async Task<Result<HostRequest>> FindOwnAsync(Member actor, long id, CancellationToken cancel) =>
        (await access.FindAsync(id, actor, cancel)).Unless(request => request.OrganisationId == actor.OrganisationId ? null : new HostRequestNotFound());

    private Task<Result<HostRequest>> PassOnAsync(Member actor, long id, HostRequestState from, CancellationToken cancel) => AnswerAsync(
        actor, id, from, HostRequestState.Declined,
        async request =>
        {
            await book.PassOnAsync(request, cancel);
            return null;
        },
        cancel);

    private async Task<Result<HostRequest>> AnswerAsync(
        Member actor, long id, HostRequestState from, HostRequestState to, Func<HostRequest, Task<Refusal?>> follow, CancellationToken cancel)
    {
        var found = await FindOwnAsync(actor, id, cancel);
        return !found.Succeeded || found.Value.State != from
            ? found
            : await change.DoAsync(access, actor, id, "event.host", request => MustBeAhead(request.Event!), request => AnswerAsync(actor, request, to, follow), cancel);
    }

    private async Task<Refusal?> AnswerAsync(Member actor, HostRequest request, HostRequestState to, Func<HostRequest, Task<Refusal?>> follow)
    {
        var before = (request.State, request.AnsweredById, request.AnsweredBy, request.AnsweredAt, request.RemindAt);
        (request.State, request.AnsweredById, request.AnsweredBy, request.AnsweredAt, request.RemindAt) = (to, actor.Id, actor, clock.GetUtcNow(), null);
        if (await follow(request) is { } refusal)
        {
            (request.State, request.AnsweredById, request.AnsweredBy, request.AnsweredAt, request.RemindAt) = before;
            return refusal;
        }

        return null;
    }

    private Refusal? MustBeAhead(Event one) =>
        one.State == EventState.Cancelled ? new EventIsCancelled() : one.StartsAt <= clock.GetUtcNow() ? new HostingIsPast() : null;
}
