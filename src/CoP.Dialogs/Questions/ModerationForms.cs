using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Questions;

/// <summary>A form by which a coordinator or lead does something to somebody's question.</summary>
internal abstract class ModerationForm(string name, QuestionAccess access, QuestionText text) : IFormHandler
{
    public virtual Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(start);

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if (await FindAsync(turn, request, cancel) is not { } question)
        {
            return null;
        }

        return new Form(name, Version: 1, await FieldsAsync(turn, question, cancel))
        {
            Title = $"questions.{name}.title",
            Intro = text.About(question, turn.Actor, turn.Language),
            SubmitLabel = $"questions.{name}.submit",
            ConfirmLabel = $"questions.{name}.submit",
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await DoAsync(turn.Actor, state.SubjectId(FormSubject.Question), state.Answers, cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"questions.{name}.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>The question, or null after having said why not.</summary>
    protected async Task<Question?> FindAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(request.Id(FormSubject.Question), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return found.Value;
    }

    protected abstract Task<ImmutableArray<Field>> FieldsAsync(TurnContext turn, Question question, CancellationToken cancel);

    protected abstract Task<Result<Question>> DoAsync(Member actor, long id, Answers answers, CancellationToken cancel);
}

internal sealed class HideForm(QuestionAccess access, HideQuestion hide, QuestionText text) : ModerationForm("hide", access, text)
{
    protected override Task<ImmutableArray<Field>> FieldsAsync(TurnContext turn, Question question, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Field>>([QuestionFields.ReasonField()]);

    protected override Task<Result<Question>> DoAsync(Member actor, long id, Answers answers, CancellationToken cancel) =>
        hide.HandleAsync(actor, id, answers[QuestionFields.Reason]!, cancel);
}

internal sealed class RewordForm(QuestionAccess access, RewordQuestion reword, QuestionText text) : ModerationForm("reword", access, text)
{
    /// <summary>With the present wording.</summary>
    public override async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await FindAsync(turn, new FormRequest(start.Arguments), cancel) is { } question
            ? start with { Drafts = Answers.None.With(QuestionFields.Title, question.Title).With(QuestionFields.Details, question.Details) }
            : null;

    protected override Task<ImmutableArray<Field>> FieldsAsync(TurnContext turn, Question question, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Field>>([QuestionFields.TitleField("questions.field.othersTitle"), QuestionFields.DetailsField(), QuestionFields.ReasonField()]);

    protected override Task<Result<Question>> DoAsync(Member actor, long id, Answers answers, CancellationToken cancel) =>
        reword.HandleAsync(actor, id, answers[QuestionFields.Title]!, answers[QuestionFields.Details], answers[QuestionFields.Reason]!, cancel);
}

internal sealed class MoveForm(CommunityDb db, QuestionAccess access, MoveQuestion move, QuestionText text) : ModerationForm("move", access, text)
{
    protected override async Task<ImmutableArray<Field>> FieldsAsync(TurnContext turn, Question question, CancellationToken cancel) =>
        [QuestionFields.GroupField(await OpenGroups.In(db).Where(group => group.Id != question.GroupId).ToListAsync(cancel), turn.Language)];

    protected override async Task<Result<Question>> DoAsync(Member actor, long id, Answers answers, CancellationToken cancel)
    {
        var slug = answers[QuestionFields.Group];
        var group = await OpenGroups.In(db).FirstOrDefaultAsync(group => group.Slug == slug, cancel);
        return group is null ? new Community.Membership.GroupNotFound() : await move.HandleAsync(actor, id, group.Id, cancel);
    }
}

internal sealed class MergeForm(QuestionAccess access, MergeQuestion merge, QuestionText text) : ModerationForm("merge", access, text)
{
    protected override Task<ImmutableArray<Field>> FieldsAsync(TurnContext turn, Question question, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<Field>>(
        [
            new LookupField("into", "questions.merge.field", QuestionDataset.Name)
            {
                Label = "questions.label.into",
                Except = question.Id.ToString(CultureInfo.InvariantCulture),
            },
        ]);

    protected override Task<Result<Question>> DoAsync(Member actor, long id, Answers answers, CancellationToken cancel) =>
        merge.HandleAsync(actor, id, long.Parse(answers["into"]!, CultureInfo.InvariantCulture), cancel);
}
