using CoP.Community.Events.Hosting;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>Who hosts the meetings of a working group: the order, and whether the host of the next one can.</summary>
internal static class HostingPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Button<ShowHostAction>(ShowHostAction.Verb, Permission.TakePart);
        feature.Button<AnswerHosting, HostRequest>(
            HostCard.Yes, Permission.TakePart, static (answer, turn, id, cancel) => answer.ConfirmAsync(turn.Actor, id, cancel), HostCard.Stands);
        feature.Button<AnswerHosting, HostRequest>(
            HostCard.Swap, Permission.TakePart, static (answer, turn, id, cancel) => answer.SwapAsync(turn.Actor, id, cancel), HostCard.Stands);
        feature.Button<AnswerHosting, HostRequest>(
            HostCard.No, Permission.TakePart, static (answer, turn, id, cancel) => answer.DeclineAsync(turn.Actor, id, cancel), HostCard.Stands);
        feature.AskedButton<HostCard, AnswerHosting, HostRequest>(
            HostCard.Leave, Permission.TakePart, keep: ShowHostAction.Verb, static (card, turn, id, cancel) => card.SureAsync(turn, id, cancel),
            static (answer, turn, id, cancel) => answer.LeaveAsync(turn.Actor, id, cancel));
        Rotation(feature);
        Notices(feature);
    }

    private static void Rotation(FeatureBuilder feature)
    {
        feature.ListButton<RotationPages, Group>(RotationPages.GroupsVerb, Permission.LeadOrCoordinate, static (pages, turn, _, _) => Task.FromResult<ListView<Group>?>(pages.Groups(turn)));
        feature.ListButton<RotationPages, Organisation>(RotationPages.OrderVerb, Permission.LeadOrCoordinate, static (pages, turn, argument, cancel) => pages.OrderAsync(turn, argument, cancel));
        feature.Button<RotationHostAction>(RotationHostAction.Verb, Permission.LeadOrCoordinate);
        feature.Button<MoveHostUpAction>(MoveHostUpAction.Verb, Permission.LeadOrCoordinate);
        feature.Button<RemoveHostAction>(RemoveHostAction.Verb, Permission.LeadOrCoordinate);
        feature.Form<AddHostForm>(AddHostForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(AddHostForm.Subject);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<HostAsked, HostCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.RequestId, to, cancel));
        feature.Notice<HostReminded, HostNotices>(static (notices, notice, to, cancel) => notices.RemindedAsync(notice, to, cancel));
        feature.Notice<HostIsSilent, HostNotices>(static (notices, notice, to, cancel) => notices.SilentAsync(notice, to, cancel));
        feature.Notice<HostPassedOn, HostNotices>(static (notices, notice, to, cancel) => notices.PassedOnAsync(notice, to, cancel));
        feature.Notice<HostIsMissing, HostNotices>(static (notices, notice, to, cancel) => notices.MissingAsync(notice, to, cancel));
        feature.Notice<HostReleased, HostNotices>(static (notices, notice, to, cancel) => notices.ReleasedAsync(notice, to, cancel));
    }
}
