using CoP.Community.Events;
using CoP.Community.Events.Organising;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Organising;

/// <summary>What whoever looks after an event does besides: writes to those who come, moves them, takes the list along, repeats and promotes it.</summary>
internal static class OrganisingPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Button<MoreAction>(MoreAction.Verb, Permission.TakePart);
        feature.Form<WriteForm>(WriteForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.Form<AddForm>(AddForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.Form<RepeatForm>(RepeatForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.Button<ListFileAction>(ListFileAction.Verb, Permission.TakePart);
        feature.Button<PersonAction>(PersonAction.Verb, Permission.TakePart);
        feature.Button<ManageSeat, Registration>("ev-first", Permission.TakePart, static (manage, turn, id, cancel) => manage.PutFirstAsync(turn.Actor, id, cancel));
        feature.Button<ManageSeat, Registration>("ev-way", Permission.TakePart, static (manage, turn, id, cancel) => manage.MoveAsync(turn.Actor, id, cancel), static one => $"events.moved.{one.Way}");
        feature.AskedButton<PersonCard, ManageSeat, Registration>(
            "ev-off", Permission.TakePart, keep: PersonAction.Verb, static (card, turn, id, cancel) => card.SureAsync(turn, id, cancel),
            static (manage, turn, id, cancel) => manage.RemoveAsync(turn.Actor, id, cancel));
        feature.Button<PromoteEvent, Event>("ev-promote", Permission.LeadOrCoordinate, static (promote, turn, id, cancel) => promote.StartAsync(turn.Actor, id, cancel));
        feature.Button<PromoteEvent, Event>("ev-quiet", Permission.LeadOrCoordinate, static (promote, turn, id, cancel) => promote.StopAsync(turn.Actor, id, cancel));

        feature.Notice<AttendeesWrittenTo, OrganisingNotices>(static (notices, notice, to, cancel) => notices.WrittenToAsync(notice, to, cancel));
        feature.Notice<RegistrationsListed, OrganisingNotices>(static (notices, notice, to, cancel) => notices.ListedAsync(notice, to, cancel));
        feature.Notice<PromotionHalted, SeatNotices>(static (notices, notice, to, cancel) => notices.SayAsync("events.promotionHalted", notice.EventId, to, cancel));
        feature.Notice<EventPromoted, OrganisingNotices>(static (notices, notice, to, cancel) => notices.PromotedAsync(notice, to, cancel));
    }
}
