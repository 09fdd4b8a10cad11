using CoP.Community.Events.Afterwards;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Afterwards;

/// <summary>What stays of an event: its recording, what came of it, and a certificate for those who were there.</summary>
internal static class AfterwardsPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Form<RecordingForm>(RecordingForm.FormName, Permission.TakePart).OpenedByButton(EventFields.Subject);
        feature.Button<CertificateAction>(CertificateAction.Verb, Permission.TakePart);
        feature.Notice<RecordingShared, AfterwardsCard>(static (card, notice, to, cancel) => card.SharedAsync(notice.EventId, to, cancel));
    }
}
