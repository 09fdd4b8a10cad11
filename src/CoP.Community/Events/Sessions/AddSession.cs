using CoP.Community.Members;

namespace CoP.Community.Events.Sessions;

/// <summary>
/// Whoever looks after a conference adds a session to it, which is its organiser's as the conference is. Where members see the conference already,
/// the session is published at once, or a coordinator is asked, as with any event.
/// </summary>
public sealed class AddSession(EventAccess access, DraftEvent write, PublishEvent publish)
{
    /// <summary>The conference, if a session can be added to it now.</summary>
    public async Task<Result<Event>> FindAsync(Member actor, long conferenceId, CancellationToken cancel) => (await access.FindAsync(conferenceId, actor, cancel)).Unless(one =>
        access.MustLookAfter(one, actor) ?? MayGrow(one));

    /// <summary>Why no session can be added to an event; null when one can.</summary>
    public static Refusal? MayGrow(Event one) =>
        one.Kind == EventKind.Conference ? one.MustBeIn(EventState.Draft, EventState.InReview, EventState.Published) : new NoConference();

    public async Task<Result<Event>> HandleAsync(Member actor, long conferenceId, EventDraft draft, CancellationToken cancel)
    {
        var found = await FindAsync(actor, conferenceId, cancel);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var added = await write.HandleAsync(found.Value.Organiser!, Of(found.Value, draft), cancel);
        return added.Succeeded && found.Value.State == EventState.Published ? await publish.SubmitAsync(actor, added.Value.Id, cancel) : added;
    }

    private static EventDraft Of(Event conference, EventDraft draft) => draft with
    {
        Kind = EventKind.Session,
        ParentId = conference.Id,
        TimeZone = conference.TimeZone,
        GroupId = conference.GroupId,
        HostId = null,
        County = null,
    };
}
