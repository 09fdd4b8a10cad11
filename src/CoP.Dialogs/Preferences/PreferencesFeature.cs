using CoP.Community.Members;
using CoP.Community.Preferences;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Preferences;

/// <summary>What members are told, when and where; the daily digest.</summary>
internal sealed class PreferencesFeature : IFeature
{
    public string Name => "preferences";

    public void Describe(FeatureBuilder feature)
    {
        feature.Command<PreferencesAction>(PreferencesForm.FormName, Permission.TakePart).InHelp(row: 4, column: 1).InMenu(MenuScopes.Private, order: 70);
        feature.Form<PreferencesForm>(PreferencesForm.FormName, Permission.TakePart);
        feature.Button<ChangePreferenceAction>(ChangePreferenceAction.Verb, Permission.TakePart);
        feature.Form<ZoneForm>(ZoneForm.FormName, Permission.TakePart).OpenedByCommand().NotInHelp().NotInMenu();
        feature.Lookup<ZoneDataset>(ZoneDataset.Name);

        feature.Notice<DigestReady, DigestMessage>(static (digest, notice, to, cancel) => digest.ComposeAsync(notice, to, cancel));
        feature.Button<MoreOfDigestAction>(DigestMessage.MoreVerb, Permission.TakePart);
        feature.Button<OpenItemAction>(DigestMessage.OpenVerb, Permission.TakePart);
    }
}
