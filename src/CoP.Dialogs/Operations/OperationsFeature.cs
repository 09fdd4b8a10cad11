using CoP.Community.Members;
using CoP.Community.Operations;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Operations;

/// <summary>What did not arrive and what failed: lists for those who decide about it.</summary>
internal sealed class OperationsFeature : IFeature
{
    public string Name => "operations";

    public void Describe(FeatureBuilder feature)
    {
        feature.Command<OutboxAction>(UndeliveredPages.Verb, Permission.LeadOrCoordinate).InHelp(row: 10).NotInMenu();
        UndeliveredDecision.Declare<ResendMessages>(feature, "outbox-resend", Permission.LeadOrCoordinate, static async (resend, turn, section, id, cancel) =>
            (section == UndeliveredSection.Bulk
                ? await resend.BroadcastAsync(turn.Actor, UndeliveredDecision.Number(id), cancel)
                : await resend.OneAsync(turn.Actor, UndeliveredDecision.Number(id), cancel)).Refusal);
        UndeliveredDecision.Declare<DropMessages>(feature, "outbox-drop", Permission.LeadOrCoordinate, static async (drop, turn, section, id, cancel) =>
            (section == UndeliveredSection.Bulk
                ? await drop.BroadcastAsync(turn.Actor, UndeliveredDecision.Number(id), cancel)
                : await drop.OneAsync(turn.Actor, UndeliveredDecision.Number(id), cancel)).Refusal);
        UndeliveredDecision.Declare<FailedEvents>(feature, "outbox-replay", Permission.Administer, static async (events, turn, _, id, cancel) =>
            (await events.AskForReplayAsync(turn.Actor, id, cancel)).Refusal);
        UndeliveredDecision.Declare<FailedEvents>(feature, "outbox-dismiss", Permission.Administer, static async (events, turn, _, id, cancel) =>
            (await events.DismissAsync(turn.Actor, id, cancel)).Refusal);

        feature.Notice<AmbiguousMessages, OperationsNotices>(static (notices, _, to, cancel) => notices.MessagesInDoubtAsync(to, cancel));
        feature.Notice<EventsFailed, OperationsNotices>(static (notices, _, to, cancel) => notices.EventsFailedAsync(to, cancel));
        feature.Sentence<EventReplayed>(static (notice, _) => new(notice.Succeeded ? "operations.notice.replayed" : "operations.notice.failedAgain", notice.Reference));
    }
}
