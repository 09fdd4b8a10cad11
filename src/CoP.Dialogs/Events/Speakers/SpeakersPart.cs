using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>Who speaks at an event, from the invitation to the thanks.</summary>
internal static class SpeakersPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.ListButton<SpeakerPages, EventSpeaker>(SpeakerPages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.AskedAsync(turn, argument, cancel));
        feature.Form<InviteSpeakerForm>(InviteSpeakerForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.Button<ShowSpeakerAction>(ShowSpeakerAction.Verb, Permission.TakePart);
        feature.AskedButton<SpeakerQuestions, RemoveSpeaker, EventSpeaker>(
            "sp-remove", Permission.TakePart, keep: ShowSpeakerAction.Verb,
            static (questions, turn, id, cancel) => questions.RemoveAsync(turn, id, cancel), static (remove, turn, id, cancel) => remove.HandleAsync(turn.Actor, id, cancel));

        feature.Button<AcceptAction>(AcceptAction.Verb, Permission.TakePart);
        feature.Button<AnswerInvitation, EventSpeaker>(
            "sp-no", Permission.TakePart, static (answer, turn, id, cancel) => answer.DeclineAsync(turn.Actor, id, cancel), static speaker => $"events.speakers.stands.{speaker.State}");
        feature.AskedButton<SpeakerQuestions, AnswerInvitation, EventSpeaker>(
            "sp-leave", Permission.TakePart, keep: ShowSpeakerAction.Verb,
            static (questions, turn, id, cancel) => questions.LeaveAsync(turn, id, cancel), static (answer, turn, id, cancel) => answer.LeaveAsync(turn.Actor, id, cancel));
        feature.Form<BiographyForm>(BiographyForm.FormName, Permission.TakePart).OpenedByButton(SpeakerForm.Subject);
        feature.Form<SlidesForm>(SlidesForm.FormName, Permission.TakePart).OpenedByButton(SpeakerForm.Subject);
        feature.Button<GiveSlidesAction>(GiveSlidesAction.Verb, Permission.TakePart);
        Notices(feature);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<SpeakerInvited, SpeakerCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.SpeakerId, to, cancel));
        feature.Notice<SpeakerShown, SpeakerCard>(static (card, notice, to, cancel) => card.DrawAsync(notice.SpeakerId, to, cancel));
        feature.Notice<SpeakerAnswered, SpeakerNotices>(static (notices, notice, to, cancel) => notices.AnsweredAsync(notice, to, cancel));
        feature.Notice<SlidesReceived, SpeakerNotices>(static (notices, notice, to, cancel) => notices.SlidesAsync(notice, to, cancel));
        feature.Notice<SpeakerReleased, SpeakerNotices>(static (notices, notice, to, cancel) => notices.ReleasedAsync(notice, to, cancel));
        feature.Notice<SpeakingMoved, SpeakerNotices>(static (notices, notice, to, cancel) => notices.MovedAsync(notice, to, cancel));
        feature.Notice<SlidesMissing, SpeakerNotices>(static (notices, notice, to, cancel) => notices.MissingAsync(notice, to, cancel));
        feature.Notice<SpeakerJoins, SpeakerNotices>(static (notices, notice, to, cancel) => notices.JoinsAsync(notice, to, cancel));
        feature.Notice<SpeakerThanked, SpeakerNotices>(static (notices, notice, to, cancel) => notices.ThankedAsync(notice, to, cancel));
    }
}
