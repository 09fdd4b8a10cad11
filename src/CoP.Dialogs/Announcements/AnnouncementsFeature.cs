using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Members;
using CoP.Community.Responses;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Announcements;

/// <summary>Telling many at once: writing it, a second pair of eyes, sending, and what became of it.</summary>
internal sealed class AnnouncementsFeature : IFeature
{
    public string Name => "announcements";

    public void Describe(FeatureBuilder feature)
    {
        Writing(feature);
        Sending(feature);
        Afterwards(feature);
        Notices(feature);

        feature.Provides<IExportWords, ExportWords>(ServiceLifetime.Singleton);
    }

    private static void Writing(FeatureBuilder feature)
    {
        feature.Form<AnnounceForm>(AnnounceForm.FormName, Permission.LeadOrCoordinate).OpenedByCommand().InHelp(row: 9).NotInMenu();
        feature.Button<EditAnnouncementAction>("ann-edit", Permission.LeadOrCoordinate);
        feature.Button<ShowAnnouncementAction>(AnnouncementButtons.OpenVerb, Permission.LeadOrCoordinate);
        feature.Button<ShowWordingAction>("ann-words", Permission.LeadOrCoordinate);
        feature.ListCommand<AnnouncementPages, Announcement>(AnnouncementPages.Verb, Permission.LeadOrCoordinate, static (pages, turn, _) => pages.All(turn))
            .InHelp(row: 9, column: 1).NotInMenu();
        feature.Button<TryAnnouncement, Announcement>("ann-test", Permission.LeadOrCoordinate, static (test, turn, id, cancel) =>
            test.HandleAsync(turn.Actor, turn.Conversation, id, cancel)).OnlyOnce();
        feature.Button<SteerAnnouncement, Announcement>("ann-discard", Permission.LeadOrCoordinate, static (steer, turn, id, cancel) =>
            steer.DiscardAsync(turn.Actor, id, cancel));
    }

    private static void Sending(FeatureBuilder feature)
    {
        // Not once only: what it was refused for can be put right, and what went cannot go again.
        feature.Button<SendAnnouncement, Announcement>(
            "ann-send", Permission.LeadOrCoordinate, static (send, turn, id, cancel) => send.HandleAsync(turn.Actor, id, cancel),
            static announcement => $"announcements.gone.{announcement.State}");
        feature.Button<DecideAnnouncement, Announcement>("ann-approve", Permission.LeadOrCoordinate, static (decide, turn, id, cancel) =>
            decide.HandleAsync(turn.Actor, id, approve: true, null, cancel));
        feature.Form<DeclineForm>(DeclineForm.FormName, Permission.Coordinate).OpenedByButton(AnnouncementFields.Subject);
        feature.Button<SteerAnnouncement, Announcement>("ann-pause", Permission.LeadOrCoordinate, static (steer, turn, id, cancel) =>
            steer.PauseAsync(turn.Actor, id, cancel));
        feature.Button<SteerAnnouncement, Announcement>("ann-resume", Permission.LeadOrCoordinate, static (steer, turn, id, cancel) =>
            steer.ResumeAsync(turn.Actor, id, cancel));
        Asked<SteerAnnouncement>(feature, "ann-stop", static (steer, turn, id, cancel) => steer.CancelAsync(turn.Actor, id, cancel));
    }

    private static void Afterwards(FeatureBuilder feature)
    {
        // One more round for those it did not reach; a late second press must not begin another.
        feature.Button<ResendAnnouncement, Announcement>("ann-resend", Permission.LeadOrCoordinate, static (resend, turn, id, cancel) =>
            resend.HandleAsync(turn.Actor, id, cancel)).OnlyOnce();

        // What may have arrived: all of it once more, or all of it left as it is.
        Doubts(feature, "ann-again", resend: true);
        Doubts(feature, "ann-leave", resend: false);
        feature.Form<CorrectForm>(CorrectForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(AnnouncementFields.Subject);
        Asked<RecallAnnouncement>(feature, "ann-recall", static (recall, turn, id, cancel) => recall.HandleAsync(turn.Actor, id, cancel));
        feature.ListButton<AnnouncementPages, Response>(AnnouncementPages.ReadByVerb, Permission.LeadOrCoordinate, static (pages, turn, argument, cancel) =>
            pages.ReadByAsync(turn, argument, cancel));
        feature.Button<ExportAction>("ann-export", Permission.LeadOrCoordinate);

        // It says no more than that the press has been counted, and that to its presser.
        feature.Button<AcknowledgeAction>(AnnouncementMessage.AcknowledgeVerb, Permission.TakePart).ReadBy(Visibility.Anybody);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<AnnouncementSent, AnnouncementMessage>(static (message, notice, to, cancel) => message.SentAsync(notice, to, cancel));
        feature.Notice<AnnouncementTried, AnnouncementMessage>(static (message, notice, to, cancel) => message.TriedAsync(notice, to, cancel));
        feature.Notice<AnnouncementShown, AnnouncementNotices>(static (notices, notice, to, cancel) => notices.ShownAsync(notice, to, cancel));
        feature.Notice<AnnouncementApprovalWanted, AnnouncementNotices>(static (notices, notice, to, cancel) => notices.ApprovalWantedAsync(notice, to, cancel));
        feature.Notice<AnnouncementDecided, AnnouncementNotices>(static (notices, notice, to, cancel) => notices.DecidedAsync(notice, to, cancel));
        feature.Notice<AnnouncementHalted, AnnouncementNotices>(static (notices, notice, to, cancel) => notices.HaltedAsync(notice, to, cancel));
        feature.Notice<AnnouncementListed, ExportMessage>(static (export, notice, to, cancel) => export.DrawAsync(notice, to, cancel));
    }

    private static void Doubts(FeatureBuilder feature, string name, bool resend) => feature.Button<ResolveDoubts, int>(
        name, Permission.LeadOrCoordinate, (resolve, turn, id, cancel) => resolve.HandleAsync(turn.Actor, id, resend, cancel),
        count => new Text($"announcements.done.{name}", count)).OnlyOnce();

    private static void Asked<TUseCase>(FeatureBuilder feature, string name, Func<TUseCase, TurnContext, long, CancellationToken, Task<Result<Announcement>>> run)
        where TUseCase : notnull => feature.AskedButton<AnnouncementAccess, TUseCase, Announcement>(
            name, Permission.LeadOrCoordinate, keep: AnnouncementButtons.OpenVerb,
            async (access, turn, id, cancel) => (await access.FindAsync(id, turn.Actor, cancel))
                .Select(announcement => new Text($"announcements.sure.{name}", announcement.Original().Title)),
            run);
}
