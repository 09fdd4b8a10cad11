using CoP.Community.Glossary;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Glossary;

/// <summary>What the words of the field mean, in every language; coordinators look after it.</summary>
internal sealed class GlossaryFeature : IFeature
{
    public string Name => "glossary";

    public void Describe(FeatureBuilder feature)
    {
        // Every member may read it, so it can be read aloud in their groups.
        feature.ListCommand<GlossaryPages, GlossaryTerm>(GlossaryPages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.ReadAsync(turn, argument, cancel))
            .ReadBy(Visibility.Members).WithArgument().InHelp(row: 5, column: 1).InMenu(MenuScopes.Private | MenuScopes.Groups, order: 42);
        feature.Button<ShowTermAction>(ShowTermAction.Verb, Permission.TakePart).ReadBy(Visibility.Members);
        feature.OnWords<DefinitionQuestion>();
        feature.Provides<DefinitionPhrases, DefinitionPhrases>(ServiceLifetime.Singleton);
        feature.DeepLink("term", opens: ShowTermAction.Verb);

        feature.Form<AddTermForm>(AddTermForm.FormName, Permission.EditGlossary).OpenedByButton();
        feature.Form<EditTermForm>(EditTermForm.FormName, Permission.EditGlossary).OpenedByButton(EditTermForm.Subject);
        feature.AskedButton<GlossaryAccess, EditGlossary, GlossaryTerm>(
            TermCard.RemoveVerb, Permission.EditGlossary, keep: ShowTermAction.Verb,
            static async (access, turn, id, cancel) => (await access.FindAsync(id, turn.Actor, cancel)).Select(term => new Text("glossary.removeSure", term.Name(turn.Language))),
            static (edit, turn, id, cancel) => edit.RemoveAsync(turn.Actor, id, cancel));
    }
}
