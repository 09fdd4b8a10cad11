using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Documents;

/// <summary>A form of one question about a document; its words are under <c>documents.{form}</c>.</summary>
internal abstract class DocumentWordsForm(string name, DocumentAccess access) : IFormHandler
{
    protected const string Words = "text";

    public virtual async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => await Task.FromResult(start);

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(EditDocumentForm.Subject), turn.Actor, cancel)).Unless(document => Objection(document, turn.Actor));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(name, Version: 1, [Field])
        {
            Title = $"documents.{name}.title",
            Intro = new Text("documents.about", found.Value.Title),
            SubmitLabel = $"documents.{name}.submit",
            ConfirmLabel = $"documents.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await RunAsync(turn.Actor, state.SubjectId(EditDocumentForm.Subject), state.Answers[Words], cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"documents.{name}.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    protected virtual Field Field => CommonFields.Reason(Words, $"documents.{name}.field");

    protected DocumentAccess Access => access;

    protected virtual Refusal? Objection(Document document, Member actor) => access.MayModerate(document, actor) ? null : new CannotModerateDocuments();

    protected abstract Task<Result<Document>> RunAsync(Member actor, long id, string? words, CancellationToken cancel);
}

/// <summary>Says why something is not published.</summary>
internal sealed class DeclineDocumentForm(DocumentAccess access, DecideDocument decide) : DocumentWordsForm(FormName, access)
{
    public const string FormName = "doc-decline";

    protected override Task<Result<Document>> RunAsync(Member actor, long id, string? words, CancellationToken cancel) => decide.DeclineAsync(actor, id, words!, cancel);
}

/// <summary>Asks whoever gave it something.</summary>
internal sealed class AskGiverForm(DocumentAccess access, DecideDocument decide) : DocumentWordsForm(FormName, access)
{
    public const string FormName = "doc-ask";

    protected override Task<Result<Document>> RunAsync(Member actor, long id, string? words, CancellationToken cancel) => decide.AskAsync(actor, id, words!, cancel);
}

/// <summary>The answer of whoever gave it.</summary>
internal sealed class ExplainDocumentForm(DocumentAccess access, DecideDocument decide) : DocumentWordsForm(FormName, access)
{
    public const string FormName = "doc-explain";

    protected override Refusal? Objection(Document document, Member actor) => document.GivenById == actor.Id ? null : new DocumentNotFound();

    protected override Task<Result<Document>> RunAsync(Member actor, long id, string? words, CancellationToken cancel) => decide.ExplainAsync(actor, id, words!, cancel);
}

/// <summary>What it comes to, in the moderator's words; what was said before is offered.</summary>
internal sealed class CoreMessageForm(DocumentAccess access, DecideDocument decide) : DocumentWordsForm(FormName, access)
{
    public const string FormName = "doc-sum";

    protected override Field Field => new TextField(Words, "documents.doc-sum.field") { MaxLength = Document.CoreMessageLength, Multiline = true, Rich = true, Optional = true };

    public override async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        (await Access.FindAsync(new FormRequest(start.Arguments).Id(EditDocumentForm.Subject), turn.Actor, cancel)) is { Succeeded: true, Value.CoreMessage: { } before }
            ? start with { Drafts = Answers.None.With(Words, before) }
            : start;

    protected override Task<Result<Document>> RunAsync(Member actor, long id, string? words, CancellationToken cancel) => decide.SumUpAsync(actor, id, words, cancel);
}

/// <summary>Asks which themes somebody wants to hear of.</summary>
internal sealed class FollowForm(KeepForLater later) : IFormHandler
{
    public const string FormName = "follow";
    private const string ThemeIds = "themes";

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var followed = await later.FollowedAsync(turn.Actor, cancel);
        return followed.Count == 0 ? start : start with { Drafts = Answers.None.With(ThemeIds, string.Join(',', Themes.All.Where(followed.Contains))) };
    }

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(
        new Form(FormName, Version: 1, [new ChoicesField(ThemeIds, "documents.follow.field", [.. Themes.All.Select(static theme => new Option(theme, $"theme.{theme}"))]) { Optional = true }])
        {
            Title = "documents.follow.title",
            SubmitLabel = "documents.follow.submit",
            ConfirmLabel = "documents.follow.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var themes = ChoicesField.Split(state.Answers[ThemeIds]);
        await later.FollowAsync(turn.Actor, themes, cancel);
        turn.Replace(Message.Of(turn.Say(themes.IsEmpty ? "documents.follow.none" : new Text("documents.follow.done", string.Join(", ", themes.Select(theme => turn.Say($"theme.{theme}")))))));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
