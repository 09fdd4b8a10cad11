using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Documents;

/// <summary>What the community has written down: found, read on a thin line, and given by its members.</summary>
internal sealed class DocumentsFeature : IFeature
{
    public string Name => "documents";

    public void Describe(FeatureBuilder feature)
    {
        Reading(feature);
        Giving(feature);
        Deciding(feature);
        Lists(feature);
        Notices(feature);

        feature.Subject(Document.SubjectKind, shownBy: ShowDocumentAction.Verb);
        feature.DeepLink(Document.SubjectKind, opens: ShowDocumentAction.Verb);
        feature.Provides<IFoundEntries, DocumentEntries>();
        feature.Provides<IUnaskedFileHandler, OfferToShare>();
        feature.Provides<ISearchFacets, DocumentFacets>();
        feature.Lookup<CountryDataset>(CountryDataset.Name);
        feature.Lookup<DocumentDataset>(DocumentDataset.Name);
    }

    private static void Reading(FeatureBuilder feature)
    {
        feature.ListCommand<DocumentPages, Document>(DocumentPages.LibraryVerb, Permission.TakePart, static (pages, turn, _) => pages.Newest(turn))
            .InHelp(row: 4).InMenu(MenuScopes.Private | MenuScopes.Suggested, order: 42);
        feature.Button<ShowDocumentAction>(ShowDocumentAction.Verb, Permission.TakePart);
        feature.Button<FetchDocumentAction>(FetchDocumentAction.Verb, Permission.TakePart);
        feature.Button<AcceptDocumentAction>(AcceptDocumentAction.Verb, Permission.TakePart).OnlyOnce();
        feature.Button<DeclineFileAction>(DeclineFileAction.Verb, Permission.TakePart).OnlyOnce();
        feature.Button<ShortAction>(ShortAction.Verb, Permission.TakePart);
        feature.Button<SaveDocumentAction>(SaveDocumentAction.Verb, Permission.TakePart);
        feature.Button<DocumentLinksAction>(DocumentLinksAction.Verb, Permission.TakePart);
        feature.ListCommand<DocumentPages, Document>(DocumentPages.SavedVerb, Permission.TakePart, static (pages, turn, _) => pages.Saved(turn)).NotInHelp().InMenu(MenuScopes.Private, order: 44);
        feature.Form<FollowForm>(FollowForm.FormName, Permission.TakePart).OpenedByCommand().NotInHelp().NotInMenu();
    }

    private static void Giving(FeatureBuilder feature)
    {
        feature.Form<GiveForm>(GiveForm.FormName, Permission.TakePart).OpenedByCommand().InHelp(row: 4, column: 1).InMenu(MenuScopes.Private, order: 43);
        feature.ListButton<DocumentPages, Document>(DocumentPages.GivenVerb, Permission.TakePart, static (pages, turn, _, _) => Task.FromResult<ListView<Document>?>(pages.Given(turn)));
        feature.Form<ExplainDocumentForm>(ExplainDocumentForm.FormName, Permission.TakePart).OpenedByButton(EditDocumentForm.Subject);
    }

    private static void Deciding(FeatureBuilder feature)
    {
        feature.ListButton<DocumentPages, Document>(DocumentPages.WaitingVerb, Permission.LeadOrCoordinate, static (pages, turn, _, _) => Task.FromResult<ListView<Document>?>(pages.Waiting(turn)));
        feature.ListButton<DocumentPages, Document>(DocumentPages.DepositVerb, Permission.LeadOrCoordinate, static (pages, turn, _, _) => Task.FromResult<ListView<Document>?>(pages.NotDeposited(turn)));
        feature.Button<PublishDocument, Document>("doc-publish", Permission.LeadOrCoordinate, static (publish, turn, id, cancel) => publish.HandleAsync(turn.Actor, id, cancel));
        feature.Button<DecideDocument, Document>("doc-deposit", Permission.LeadOrCoordinate, static (decide, turn, id, cancel) => decide.DepositAsync(turn.Actor, id, cancel));
        feature.Form<DeclineDocumentForm>(DeclineDocumentForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(EditDocumentForm.Subject);
        feature.Form<AskGiverForm>(AskGiverForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(EditDocumentForm.Subject);
        feature.Form<CoreMessageForm>(CoreMessageForm.FormName, Permission.LeadOrCoordinate).OpenedByButton(EditDocumentForm.Subject);
        feature.Form<EditDocumentForm>(EditDocumentForm.FormName, Permission.TakePart).OpenedByButton(EditDocumentForm.Subject);
        feature.AskedButton<DocumentAccess, DecideDocument, Document>(
            "doc-remove", Permission.TakePart, keep: ShowDocumentAction.Verb,
            static async (access, turn, id, cancel) => (await access.FindAsync(id, turn.Actor, cancel)).Select(static document => new Text("documents.removeSure", TextTruncation.Title(document.Title))),
            static (decide, turn, id, cancel) => decide.RemoveAsync(turn.Actor, id, cancel));
    }

    private static void Lists(FeatureBuilder feature)
    {
        feature.ListCommand<ReadingListPages, ReadingList>(ReadingListPages.ListsVerb, Permission.TakePart, static (pages, turn, _) => pages.Lists(turn)).NotInHelp().NotInMenu();
        feature.ListButton<ReadingListPages, Document>(ReadingListPages.OpenVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.OpenAsync(turn, argument, cancel));
        feature.Form<NewListForm>(NewListForm.FormName, Permission.TakePart).OpenedByButton();
        feature.Form<AddToListForm>(AddToListForm.FormName, Permission.TakePart).OpenedByButton(EditDocumentForm.Subject);
        feature.Form<TakeOutForm>(TakeOutForm.FormName, Permission.TakePart).OpenedByButton(TakeOutForm.Subject);
        feature.Button<KeepReadingList, ReadingList>("list-end", Permission.TakePart, static (lists, turn, id, cancel) => lists.EndAsync(turn.Actor, id, cancel));
        feature.DeepLink("list", opens: ReadingListPages.OpenVerb);
    }

    private static void Notices(FeatureBuilder feature)
    {
        feature.Notice<DocumentShown, DocumentCard>(static (card, notice, to, cancel) => card.ShownAsync(notice.DocumentId, to, cancel));
        feature.Notice<DocumentPublished, DocumentCard>(static (card, notice, to, cancel) => card.PublishedAsync(notice.DocumentId, to, cancel));
        feature.Notice<DocumentGiven, DocumentNotices>(static (notices, notice, to, cancel) => notices.GivenAsync(notice, to, cancel));
        feature.Notice<DocumentDecided, DocumentNotices>(static (notices, notice, to, cancel) => notices.DecidedAsync(notice, to, cancel));
        feature.Notice<DocumentAskedAbout, DocumentNotices>(static (notices, notice, to, cancel) => notices.AskedAsync(notice, to, cancel));
        feature.Notice<DocumentExplained, DocumentNotices>(static (notices, notice, to, cancel) => notices.ExplainedAsync(notice, to, cancel));
    }
}
