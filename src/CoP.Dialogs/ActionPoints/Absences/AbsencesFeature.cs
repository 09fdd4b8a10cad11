using CoP.Community.ActionPoints.Absences;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Absences;

/// <summary>Whoever is away is left alone, and what they have to do is not left lying.</summary>
internal sealed class AbsencesFeature : IFeature
{
    public string Name => "absence";

    public void Describe(FeatureBuilder feature)
    {
        feature.Form<AwayForm>(AwayForm.FormName, Permission.TakePart).OpenedByCommand().WithArgument().InHelp(row: 4, column: 2).InMenu(MenuScopes.Private, order: 72);

        // In a form "back" goes a question back.
        feature.Command<BackAction>(BackAction.Verb, Permission.TakePart).InterruptsWhen(static _ => false).NotInHelp().NotInMenu();
        feature.Button<AbsenceAction>(AbsenceAction.Verb, Permission.TakePart);
        feature.Button<KeepAction>(KeepAction.Verb, Permission.TakePart);
        feature.Button<ToDeputyAction>(ToDeputyAction.Verb, Permission.TakePart);
        feature.Button<AllToDeputyAction>(AllToDeputyAction.Verb, Permission.TakePart);

        feature.Notice<WelcomedBack, WelcomeMessage>(static (message, _, to, cancel) => message.DrawAsync(to, cancel));
        feature.Notice<DeputyNamed, AbsencePage>(static (page, notice, to, cancel) => page.DeputyAsync(notice, to, cancel));
    }
}
