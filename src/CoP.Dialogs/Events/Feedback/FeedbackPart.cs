using CoP.Community.Events.Feedback;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Feedback;

/// <summary>How it was: a mark with one tap, then words.</summary>
internal static class FeedbackPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Button<ScoreAction>(ScoreAction.Verb, Permission.TakePart);
        feature.Form<FeedbackForm>(FeedbackForm.FormName, Permission.TakePart);
        feature.ListButton<FeedbackPages, EventFeedback>(FeedbackPages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.WordsAsync(turn, argument, cancel));
        feature.Notice<FeedbackWanted, FeedbackNotices>(static (notices, notice, to, cancel) => notices.WantedAsync(notice, to, cancel));
    }
}
