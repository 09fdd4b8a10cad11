using CoP.Community.Events.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.ActionPoints;

/// <summary>What was agreed at an event: written down by whoever looks after it, read by those who came.</summary>
internal static class ActionPointsPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.ListButton<ActionPointPages, EventActionPoint>(ActionPointPages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.AgreedAsync(turn, argument, cancel));
        feature.Form<ActionPointForm>(ActionPointForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.Button<ShowActionPointAction>(ShowActionPointAction.Verb, Permission.TakePart);
        feature.Button<CorrectActionPointAction>(CorrectActionPointAction.Verb, Permission.TakePart);
        feature.AskedButton<ActionPointText, CaptureActionPoint, EventActionPoint>(
            "ap-off", Permission.TakePart, keep: ShowActionPointAction.Verb, static (text, turn, id, cancel) => text.SureAsync(turn, id, cancel),
            static (capture, turn, id, cancel) => capture.RemoveAsync(turn.Actor, id, cancel));
        feature.Notice<ActionPointGiven, ActionPointText>(static (text, notice, to, cancel) => text.GivenAsync(notice.ActionPointId, to, cancel));
    }
}
