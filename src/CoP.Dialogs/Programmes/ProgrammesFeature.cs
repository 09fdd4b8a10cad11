using CoP.Community.Members;
using CoP.Community.Programmes;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Programmes;

/// <summary>Who does what where: the programmes of organisations, kept by those who run them.</summary>
internal sealed class ProgrammesFeature : IFeature
{
    public string Name => "programmes";

    public void Describe(FeatureBuilder feature)
    {
        feature.ListCommand<ProgrammePages, Programme>(ProgrammePages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.ReadAsync(turn, argument, cancel))
            .InHelp(row: 5, column: 2).InMenu(MenuScopes.Private, order: 44);
        feature.OnWords<ProgrammeWords>();
        feature.Button<ShowProgrammeAction>(ShowProgrammeAction.Verb, Permission.TakePart);
        feature.Button<ShowOrganisationAction>(ShowOrganisationAction.Verb, Permission.TakePart);
        feature.DeepLink("programme", opens: ShowProgrammeAction.Verb);

        feature.Form<AddProgrammeForm>(AddProgrammeForm.FormName, Permission.TakePart).OpenedByButton(AddProgrammeForm.Subject);
        feature.Form<EditProgrammeForm>(EditProgrammeForm.FormName, Permission.TakePart).OpenedByButton(EditProgrammeForm.Subject);
        feature.Form<OrganisationProfileForm>(OrganisationProfileForm.FormName, Permission.TakePart).OpenedByButton(OrganisationProfileForm.Subject);
        feature.Button<OrganisationProfiles, Organisation>(
            OrganisationProfileCard.ConfirmVerb, Permission.TakePart, static (profiles, turn, id, cancel) => profiles.ConfirmAsync(turn.Actor, id, cancel));
        feature.Notice<ProfileRefreshWanted, OrganisationProfileCard>(static (card, notice, to, cancel) => card.WantedAsync(notice, to, cancel));
    }
}
