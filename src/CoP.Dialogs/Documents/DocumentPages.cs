using System.Globalization;
using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Documents;

/// <summary>The lists of documents.</summary>
internal sealed class DocumentPages(DocumentLists lists, KeepForLater later, DocumentLines lines)
{
    public const string LibraryVerb = "documents";
    public const string SavedVerb = "saved";
    public const string GivenVerb = "doc-mine";
    public const string WaitingVerb = "doc-waiting";
    public const string DepositVerb = "doc-deposits";

    /// <summary>What is new, and the ways to everything else.</summary>
    public ListView<Document> Newest(TurnContext turn) => List(turn, "newest", lists.Newest(turn.Actor)) with
    {
        Buttons =
        [
            new ButtonRow(Plain(turn, "find", ButtonStyle.Primary), Plain(turn, GiveForm.FormName)),
            new ButtonRow(Plain(turn, SavedVerb), Plain(turn, ReadingListPages.ListsVerb), Plain(turn, FollowForm.FormName)),
            .. Permissions.Allows(turn.Member, Permission.LeadOrCoordinate, turn.Now) ? [new ButtonRow(Plain(turn, WaitingVerb), Plain(turn, DepositVerb))] : Array.Empty<ButtonRow>(),
        ],
    };

    public ListView<Document> Saved(TurnContext turn) => List(turn, SavedVerb, later.Saved(turn.Actor));

    public ListView<Document> Given(TurnContext turn) => List(turn, GivenVerb, lists.Given(turn.Actor), withState: true) with { Buttons = [new ButtonRow(Plain(turn, GiveForm.FormName, ButtonStyle.Primary))] };

    public ListView<Document> Waiting(TurnContext turn) => List(turn, WaitingVerb, lists.Waiting(turn.Actor));

    /// <summary>What is still to be put into the repository; each is marked when that is done.</summary>
    public ListView<Document> NotDeposited(TurnContext turn) => new(
        "documents.list.doc-deposits", "documents.none.doc-deposits", lists.NotDeposited(turn.Actor), document => new Entry(
            document.Title, lines.Line(document, turn.Language), new Button(turn.Say("documents.button.doc-deposit"), new Press("doc-deposit", document.Id.ToString(CultureInfo.InvariantCulture)))))
    {
        Hint = "documents.list.depositHint",
    };

    public Entry Entry(Document document, TurnContext turn, bool withState = false) => new(
        document.Title,
        withState ? $"{turn.Say($"documents.state.{document.State}")} · {lines.Line(document, turn.Language)}" : lines.Line(document, turn.Language),
        new Button(turn.Say("search.button.open"), new Press(ShowDocumentAction.Verb, document.Id.ToString(CultureInfo.InvariantCulture))));

    private ListView<Document> List(TurnContext turn, string name, IQueryable<Document> all, bool withState = false) =>
        new($"documents.list.{name}", $"documents.none.{name}", all, document => Entry(document, turn, withState));

    private static Button Plain(TurnContext turn, string verb, ButtonStyle style = ButtonStyle.Default) => new(turn.Say($"documents.to.{verb}"), new Press(verb), style);
}
