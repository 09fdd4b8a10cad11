using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Documents;

/// <summary>Asks what a member gives to the community: a file or a link, and what is to be known about it.</summary>
internal sealed class GiveForm(GiveDocument give, GiveFields fields) : IFormHandler
{
    public const string FormName = "share";

    /// <summary>With a link behind the command, that is what they give.</summary>
    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var known = GiveFields.Problem(Answers.None.With(GiveFields.ByLink, argument)) is null && argument.Length > 0
            ? start with { Answers = Answers.None.With(GiveFields.What, GiveFields.ByLink).With(GiveFields.ByLink, argument) }
            : start;
        return Task.FromResult<FormStart?>(known with { Drafts = (known.Drafts ?? Answers.None).With(GiveFields.Language, turn.Language) });
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => new(FormName, Version: 1, await fields.BuildAsync(isNew: true, turn.Language, cancel))
    {
        Title = "documents.give.title",
        Intro = "documents.give.intro",
        Review = ReviewMode.ChatOnly,
        SubmitLabel = "documents.give.submit",
        ConfirmLabel = "documents.give.submit",
    };

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) => Task.FromResult(
        step.State is { } state && GiveFields.Problem(state.Answers) is var (field, problem)
            ? DialogEngine.Reopen(form, state, ImmutableDictionary<string, Text>.Empty.Add(field, problem))
            : step);

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var before = new DocumentDraft { Title = "", Organisation = turn.Actor.Organisation?.Name };
        var given = await give.HandleAsync(turn.Actor, await fields.ReadAsync(state.Answers, before, cancel), FileOf(state.Answers), cancel);
        if (given.Refusal is { } refusal)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(FieldOf(refusal), RefusalText.Text(refusal));
        }

        turn.Replace(Message.Of(turn.Say($"documents.give.done.{given.Value.State}")));
        if (await give.NearAsync(turn.Actor, given.Value.Title, given.Value.Id, cancel) is { } near)
        {
            turn.Reply(new Text("documents.give.near", near.Title));
        }

        turn.Show(new DocumentShown(given.Value.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private static long? FileOf(Answers answers) => answers[GiveFields.ByFile] is { } file ? long.Parse(FileField.Reference(file), CultureInfo.InvariantCulture) : null;

    private static string FieldOf(Refusal refusal) => refusal is ReadersNeedGroup ? GiveFields.Readers : GiveFields.What;
}

/// <summary>Puts right what is known about a document.</summary>
internal sealed class EditDocumentForm(DocumentAccess access, DecideDocument decide, GiveFields fields) : IFormHandler
{
    public const string FormName = "doc-edit";
    public const string Subject = "document";

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        (await access.FindAsync(new FormRequest(start.Arguments).Id(Subject), turn.Actor, cancel)) is { Succeeded: true } found
            ? start with { Drafts = GiveFields.Write(DocumentDraft.Of(found.Value)) }
            : start;

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindAsync(request.Id(Subject), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, await fields.BuildAsync(isNew: false, turn.Language, cancel))
        {
            Title = "documents.edit.title",
            Intro = new Text("documents.edit.intro", found.Value.Title),
            SubmitLabel = "documents.edit.submit",
            ConfirmLabel = "documents.edit.submit",
            Cancelled = Form.NothingChanged,
        };
    }

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) => Task.FromResult(
        step.State is { } state && GiveFields.Problem(state.Answers) is var (field, problem)
            ? DialogEngine.Reopen(form, state, ImmutableDictionary<string, Text>.Empty.Add(field, problem))
            : step);

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var found = await access.FindAsync(state.SubjectId(Subject), turn.Actor, cancel);
        var edited = found.Refusal is { } gone ? gone : await decide.EditAsync(turn.Actor, found.Value.Id, await fields.ReadAsync(state.Answers, DocumentDraft.Of(found.Value), cancel), cancel);
        turn.Replace(Message.Of(turn.Say(edited.Refusal is { } refusal ? RefusalText.Text(refusal) : "documents.edit.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
