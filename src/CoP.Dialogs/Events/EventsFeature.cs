using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Events.Afterwards;
using CoP.Dialogs.Events.Calendar;
using CoP.Dialogs.Events.Door;
using CoP.Dialogs.Events.Feedback;
using CoP.Dialogs.Events.Hosting;
using CoP.Dialogs.Events.Organising;
using CoP.Dialogs.Events.Panel;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Events.Speakers;
using CoP.Dialogs.Events.Statistics;
using CoP.Dialogs.Events.Topics;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Events;

/// <summary>How the community meets: what is on, who comes, and what becomes of it.</summary>
internal sealed class EventsFeature : IFeature
{
    public string Name => "events";

    public void Describe(FeatureBuilder feature)
    {
        Coming(feature);
        Organising(feature);
        Notices(feature);
        PanelPart.Describe(feature);
        TopicsPart.Describe(feature);
        CalendarPart.Describe(feature);
        DoorPart.Describe(feature);
        FeedbackPart.Describe(feature);
        AfterwardsPart.Describe(feature);
        StatisticsPart.Describe(feature);
        SpeakersPart.Describe(feature);
        OrganisingPart.Describe(feature);
        SessionsPart.Describe(feature);
        HostingPart.Describe(feature);

        feature.Subject(Event.SubjectKind, shownBy: ShowEventAction.Verb);
        feature.DeepLink("event", opens: ShowEventAction.Verb);
    }

    private static void Coming(FeatureBuilder feature)
    {
        feature.ListCommand<EventPages, Event>(EventPages.ComingVerb, Permission.TakePart, static (pages, turn, argument) => pages.Coming(turn, argument))
            .InHelp(row: 3).InMenu(MenuScopes.Private | MenuScopes.Suggested, order: 25);
        feature.ListButton<EventWeek, Event>(EventWeek.Verb, Permission.TakePart, static (week, turn, argument, cancel) => week.ShowAsync(turn, argument, cancel));
        feature.Button<ShowEventAction>(ShowEventAction.Verb, Permission.TakePart);

        Seat(feature, "reg", static (register, turn, id, cancel) => register.HandleAsync(turn.Actor, id, way: null, cancel));
        Seat(feature, "reg-remote", static (register, turn, id, cancel) => register.HandleAsync(turn.Actor, id, Attendance.Remote, cancel));
        Seat(feature, "way-room", static (register, turn, id, cancel) => register.MoveAsync(turn.Actor, id, Attendance.InPerson, cancel));
        Seat(feature, "way-remote", static (register, turn, id, cancel) => register.MoveAsync(turn.Actor, id, Attendance.Remote, cancel));
        Seat(feature, "seat-yes", static (register, turn, id, cancel) => register.AcceptAsync(turn.Actor, id, cancel));
        Seat(feature, "seat-no", static (register, turn, id, cancel) => register.DeclineAsync(turn.Actor, id, cancel));
        Seat(feature, "not-going", static (register, turn, id, cancel) => register.LeaveAsync(turn.Actor, id, cancel));
    }

    private static void Organising(FeatureBuilder feature)
    {
        feature.ListCommand<EventPages, Event>(EventPages.OrganiseVerb, Permission.TakePart, static (pages, turn, _) => pages.LookedAfter(turn))
            .InHelp(row: 3, column: 1).InMenu(MenuScopes.Private, order: 62);
        feature.Form<EventForm>(EventForm.FormName, Permission.TakePart).OpenedByCommand().NotInHelp().NotInMenu();
        feature.Button<ManageEventAction>(ManageEventAction.Verb, Permission.TakePart);
        feature.Button<EditEventAction>("ev-edit", Permission.TakePart);
        feature.Button<PublishEvent, Event>(
            "ev-send", Permission.TakePart, static (publish, turn, id, cancel) => publish.SubmitAsync(turn.Actor, id, cancel), static one => $"events.sent.{one.State}");
        feature.Button<PublishEvent, Event>("ev-publish", Permission.LeadOrCoordinate, static (publish, turn, id, cancel) => publish.HandleAsync(turn.Actor, id, cancel));
        feature.Form<ReturnEventForm>(ReturnEventForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(EventFields.Subject);
        feature.Form<CancelEventForm>(CancelEventForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.ListButton<EventPages, Registration>(EventPages.PeopleVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.PeopleAsync(turn, argument, cancel));
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<EventShown, EventNotices>(static (notices, notice, to, cancel) => notices.ShownAsync(notice.EventId, to, cancel));
        feature.Notice<EventManaged, EventNotices>(static (notices, notice, to, cancel) => notices.ManagedAsync(notice.EventId, to, cancel));
        feature.Notice<EventReviewWanted, EventNotices>(static (notices, notice, to, cancel) => notices.ReviewWantedAsync(notice, to, cancel));
        feature.Notice<EventDecided, EventNotices>(static (notices, notice, to, cancel) => notices.DecidedAsync(notice, to, cancel));
        feature.Notice<SeatTaken, SeatNotices>(static (notices, notice, to, cancel) => notices.TakenAsync(notice, to, cancel));
        feature.Notice<SeatOffered, SeatNotices>(static (notices, notice, to, cancel) => notices.OfferedAsync(notice, to, cancel));
        feature.Notice<OfferLapsed, SeatNotices>(static (notices, notice, to, cancel) => notices.SayAsync("events.notice.lapsed", notice.EventId, to, cancel));
        feature.Notice<SeatWithdrawn, SeatNotices>(static (notices, notice, to, cancel) => notices.SayAsync("events.notice.withdrawn", notice.EventId, to, cancel));
        feature.Notice<EventMoved, SeatNotices>(static (notices, notice, to, cancel) => notices.MovedAsync(notice, to, cancel));
        feature.Notice<EventCalledOff, SeatNotices>(static (notices, notice, to, cancel) => notices.CalledOffAsync(notice, to, cancel));
        feature.Notice<EventsAhead, ReminderNotices>(static (notices, notice, to, cancel) => notices.AheadAsync(notice, to, cancel));
        feature.Notice<EventBegins, ReminderNotices>(static (notices, notice, to, cancel) => notices.BeginsAsync(notice, to, cancel));
    }

    /// <summary>What a member does about their own seat. Pressed again, it shows how they stand.</summary>
    private static void Seat(
        FeatureBuilder feature, string name, Func<RegisterForEvent, TurnContext, long, CancellationToken, Task<Community.Result<Registration>>> change) =>
        feature.Button(name, Permission.TakePart, scope => new SeatAction(scope.GetRequiredService<SeatBook>(), scope.GetRequiredService<RegisterForEvent>(), scope.GetRequiredService<SessionCard>(), change));
}
