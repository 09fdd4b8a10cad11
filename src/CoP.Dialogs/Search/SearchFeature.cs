using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>Finding what the community has, and what it does not have yet.</summary>
internal sealed class SearchFeature : IFeature
{
    public string Name => "search";

    public void Describe(FeatureBuilder feature)
    {
        // Every member may look; what whoever asked may not see is not found.
        feature.Command<FindAction>("find", Permission.TakePart).WithArgument()
            .InHelp(row: 2, column: 1).InMenu(MenuScopes.Private | MenuScopes.Suggested, order: 40);
        feature.Form<FindForm>(FindForm.FormName, Permission.TakePart);
        feature.Button<FindPageAction>(SearchResults.PageVerb, Permission.TakePart);
        feature.Form<NarrowForm>(SearchResults.NarrowVerb, Permission.TakePart).OpenedByButton(NarrowForm.Subject);
        feature.Button<FindAskAction>(SearchResults.AskVerb, Permission.TakePart);

        feature.Button<TakeSuggestionAction>(Suggestions.TakeVerb, Permission.TakePart);
        feature.Button<FindAskAction>(Suggestions.AskVerb, Permission.TakePart);
        feature.Button<EnoughAction>(Suggestions.EnoughVerb, Permission.TakePart);

        feature.ListCommand<GapPages, KnowledgeGap>(GapPages.Verb, Permission.LeadOrCoordinate, static (pages, turn, _, cancel) => pages.ShowAsync(turn, cancel))
            .InHelp(row: 6, column: 3).NotInMenu();
    }
}
