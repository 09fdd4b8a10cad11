using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>Joining, help, one's profile and language; and for coordinators, members and their organisations.</summary>
internal sealed class MembersFeature : IFeature
{
    public string Name => "members";

    public void Describe(FeatureBuilder feature)
    {
        Everybody(feature);
        Coordinators(feature);

        feature.Lookup<MemberDataset>(MemberDataset.Name);
        feature.Lookup<OrganisationDataset>(OrganisationDataset.Name);
        feature.Lookup<KnownOrganisations>(KnownOrganisations.Name);
        feature.Notice<InvitationUsed, InvitationMessage>(static (message, notice, to, cancel) => message.UsedAsync(notice, to, cancel));
    }

    private static void Everybody(FeatureBuilder feature)
    {
        feature.Command<StartAction>("start", Permission.Anyone).ReadBy(Visibility.Anybody).NotInHelp().NotInMenu();
        feature.Command<HelpAction>("help", Permission.Anyone).ReadBy(Visibility.Anybody)
            .NotInHelp().InMenu(MenuScopes.Private | MenuScopes.Groups | MenuScopes.Suggested, order: 90);
        feature.Command<CancelAction>("cancel", Permission.Anyone).ReadBy(Visibility.Anybody).NotInHelp().InMenu(MenuScopes.Private, order: 100);

        // In a reply these are for whom the reply is for, and in a form they are words like others.
        feature.Command<HelloAction>("hello", Permission.Anyone).ReadBy(Visibility.Anybody).InterruptsWhen(static _ => false).NotInHelp().NotInMenu();
        feature.Command<ThanksAction>("thanks", Permission.Anyone).ReadBy(Visibility.Anybody).InterruptsWhen(static _ => false).NotInHelp().NotInMenu();

        feature.Command<LanguageAction>("language", Permission.Anyone).ReadBy(Visibility.Anybody).WithArgument().InterruptsWhen(LanguageAction.IsLanguage)
            .InHelp(row: 5).InMenu(MenuScopes.Private | MenuScopes.Suggested, order: 50);
        feature.Command<ConnectAction>("connect", Permission.TakePart).NotInHelp().InMenu(MenuScopes.Private, order: 80);
        feature.Form<SetUpForm>(SetUpForm.FormName, Permission.TakePart).OpenedByButton().InHelp(row: 0, standing: HelpStanding.FirstStep);
        feature.Form<ProfileForm>(ProfileForm.FormName, Permission.TakePart).OpenedByCommand().InHelp(row: 4).InMenu(MenuScopes.Private, order: 60);
    }

    private static void Coordinators(FeatureBuilder feature)
    {
        feature.Form<InviteForm>(InviteForm.FormName, Permission.Coordinate).OpenedByCommand().InHelp(row: 6, column: 1).NotInMenu();
        feature.Form<MemberForm>(MemberForm.FormName, Permission.Coordinate).OpenedByCommand().InHelp(row: 7).NotInMenu();
        feature.Form<MemberEditForm>(MemberEditForm.FormName, Permission.Coordinate).OpenedByButton(MemberEditForm.Subject);
        feature.ListCommand<OrganisationList, OrganisationLine>("organisations", Permission.Coordinate, static (list, turn, _) => list.All(turn)).InHelp(row: 8).NotInMenu();
        feature.Form<OrganisationForm>(OrganisationForm.FormName, Permission.Coordinate).OpenedByButton(OrganisationForm.Subject);
    }
}
