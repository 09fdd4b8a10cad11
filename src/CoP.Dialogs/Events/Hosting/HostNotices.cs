using CoP.Community.Events;
using CoP.Community.Events.Hosting;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>What hosts and organisers hear of each other; each says what is true when it is read.</summary>
internal sealed class HostNotices(HostRequestAccess access, EventAccess events, HostCard card, EventText text, EventButtons buttons)
{
    /// <summary>The question once more; nothing where it was answered meanwhile.</summary>
    public async Task<Message?> RemindedAsync(HostReminded notice, NoticeRecipient to, CancellationToken cancel) =>
        await AskedAsync(notice.RequestId, cancel) is { } request ? Say("events.hosting.notice.reminded", request, to) with { Buttons = [.. card.Answers(request, to.Language)] } : null;

    public async Task<Message?> SilentAsync(HostIsSilent notice, NoticeRecipient to, CancellationToken cancel) =>
        await AskedAsync(notice.RequestId, cancel) is { } request ? Managed("events.hosting.notice.silent", request, to) : null;

    /// <summary>Who cannot, and who is asked now; the place is the organiser's to change.</summary>
    public async Task<Message?> PassedOnAsync(HostPassedOn notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.RequestId, cancel) is { Event: { State: EventState.Published, Host: { } host } one } request
            ? Managed(new Text("events.hosting.notice.passedOn", request.Organisation!.Name, one.Title, text.When(one, to.Language, to.Member), host.Name), one, to)
            : null;

    public async Task<Message?> MissingAsync(HostIsMissing notice, NoticeRecipient to, CancellationToken cancel) =>
        await events.LoadAsync(notice.EventId, cancel) is { State: EventState.Published, HostId: null } one
            ? Managed(new Text("events.hosting.notice.missing", one.Title, text.When(one, to.Language, to.Member)), one, to)
            : null;

    public async Task<Message?> ReleasedAsync(HostReleased notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.RequestId, cancel) is { State: HostRequestState.Released } request ? Say("events.hosting.notice.released", request, to) : null;

    private async Task<HostRequest?> AskedAsync(long id, CancellationToken cancel) =>
        await access.LoadAsync(id, cancel) is { State: HostRequestState.Asked, Event.State: EventState.Published } request ? request : null;

    private Message Say(string key, HostRequest request, NoticeRecipient to) =>
        Message.Of(text.Say(new Text(key, request.Organisation!.Name, request.Event!.Title, text.When(request.Event, to.Language, to.Member)), to.Language));

    private Message Managed(string key, HostRequest request, NoticeRecipient to) => Say(key, request, to) with { Buttons = [Manage(request.Event!, to)] };

    private Message Managed(Text said, Event one, NoticeRecipient to) => Message.Of(text.Say(said, to.Language)) with { Buttons = [Manage(one, to)] };

    private ButtonRow Manage(Event one, NoticeRecipient to) => new(buttons.Make(ManageEventAction.Verb, one.Id, to.Language));
}
