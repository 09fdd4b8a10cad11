using CoP.Community.Access;
using CoP.Community.Events;
using CoP.Community.Events.Organising;
using CoP.Community.Members;

namespace CoP.Community.Roundtables;

/// <summary>A coordinator changes the agenda, and approves it: with that the event is published, members register, and all hear of it.</summary>
public sealed class ApproveAgenda(Change change, CycleAccess access, AgendaPlan agenda, IRoundtableTexts texts, ChangeEvent events, PublishEvent publish, PromoteEvent promote, TimeProvider clock)
{
    /// <param name="lines">An item a line; null for what follows from the contributions.</param>
    public Task<Result<MeetingCycle>> WriteAsync(Member actor, long id, string? lines, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "cycle.agenda", cycle => MayApprove(cycle, actor),
        async cycle =>
        {
            cycle.Agenda = lines;
            return cycle.ApprovedAt is null ? null : await DescribeAsync(actor, cycle, cancel);
        },
        cancel);

    public Task<Result<MeetingCycle>> HandleAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "cycle.approve", cycle => MayApprove(cycle, actor) ?? (cycle.EventId is null ? new CycleHasNoEvent() : null),
        async cycle =>
        {
            if (await DescribeAsync(actor, cycle, cancel) is { } refusal)
            {
                return refusal;
            }

            cycle.ApprovedAt ??= clock.GetUtcNow();
            return await PublishAsync(actor, cycle.Event!, cancel);
        },
        cancel);

    private Refusal? MayApprove(MeetingCycle cycle, Member actor) =>
        cycle.Kind != CycleKind.Roundtable || !access.MaySteer(cycle, actor) ? new CycleNotFound() : cycle.IsAhead(clock.GetUtcNow()) ? null : new CycleNotAhead();

    /// <summary>The event says what stands on the agenda.</summary>
    private async Task<Refusal?> DescribeAsync(Member actor, MeetingCycle cycle, CancellationToken cancel) =>
        (await events.HandleAsync(actor, cycle.EventId!.Value, EventDraft.Of(cycle.Event!) with { About = texts.Invitation(cycle, agenda.Of(cycle)) }, cancel)).Refusal;

    private async Task<Refusal?> PublishAsync(Member actor, Event one, CancellationToken cancel)
    {
        if (one.State == EventState.Published)
        {
            return null;
        }

        var published = one.State == EventState.InReview ? await publish.HandleAsync(actor, one.Id, cancel) : await publish.SubmitAsync(actor, one.Id, cancel);
        return published.Refusal ?? (await promote.StartAsync(actor, one.Id, cancel)).Refusal;
    }
}
