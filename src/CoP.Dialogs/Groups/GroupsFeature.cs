using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Groups;

/// <summary>Working groups: where their questions are posted, and who leads them.</summary>
internal sealed class GroupsFeature : IFeature
{
    public string Name => "groups";

    public void Describe(FeatureBuilder feature)
    {
        // It is about the place where it is said; the names of the working groups are no secret.
        feature.Command<BindAction>("bind", Permission.Coordinate).ReadBy(Visibility.Anybody).WithArgument().InterruptsWhen(BindAction.CouldBeAGroup)
            .NotInHelp().InMenu(MenuScopes.Groups, order: 95);
        feature.ListCommand<LeadList, Group>("lead", Permission.Coordinate, static (list, turn, _, cancel) => list.ReadAsync(turn, cancel)).InHelp(row: 7, column: 1).NotInMenu();
        feature.Button<ShowLeadsAction>(LeadCard.Verb, Permission.Coordinate);
        feature.Button<EndLeadAction>(EndLeadAction.Verb, Permission.Coordinate);
        feature.Form<LeadForm>(LeadForm.FormName, Permission.Coordinate).OpenedByButton(LeadForm.Subject);

        feature.Notice<LeadNamed, GroupNotices>(static (notices, notice, to, cancel) => notices.LeadNamedAsync(notice, to, cancel));
        feature.Notice<LeadEnded, GroupNotices>(static (notices, notice, to, cancel) => notices.LeadEndedAsync(notice, to, cancel));
        feature.Notice<BindingLost, GroupNotices>(static (notices, notice, to, cancel) => notices.BindingLostAsync(notice, to, cancel));
    }
}
