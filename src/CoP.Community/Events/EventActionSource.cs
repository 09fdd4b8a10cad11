using CoP.Community.Members;

namespace CoP.Community.Events;

/// <summary>Whoever looks after an event writes down what was agreed there, from its beginning on.</summary>
public sealed class EventActionSource(EventAccess access, TimeProvider clock) : IActionSource
{
    public string Kind => Event.SubjectKind;

    public async Task<ActionSource?> FindAsync(long id, Member member, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, member, cancel);
        return found.Succeeded ? new ActionSource(found.Value.Title, found.Value.GroupId, Objection(found.Value, member)) : null;
    }

    private Refusal? Objection(Event one, Member member) =>
        access.MustLookAfter(one, member) ?? one.MustBeIn(EventState.Published, EventState.Held) ?? (one.StartsAt > clock.GetUtcNow() ? new EventHasNotBegun() : null);
}
