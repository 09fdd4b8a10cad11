using System.Collections.Immutable;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>The author changes a question; the old wording is filled in.</summary>
internal sealed class EditForm(QuestionAccess access, EditQuestion edit) : IFormHandler
{
    public const string FormName = "edit";

    /// <summary>The present wording: a chat goes straight to the review, and changes what it likes.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var found = await access.FindOwnAsync(new FormRequest(start.Arguments).Id(FormSubject.Question), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        var question = found.Value;
        return start with
        {
            Answers = Answers.None
                .With(QuestionFields.Title, question.Title)
                .With(QuestionFields.Details, question.Details)
                .With(QuestionFields.County, question.County ?? CommonFields.National)
                .With(QuestionFields.ShowName, question.ShowName ? YesNoField.Yes : YesNoField.No),
        };
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindOwnAsync(request.Id("question"), turn.Actor, cancel);
        return FormSubject.Check(turn, found)
            ? new Form(FormName, Version: 1, [QuestionFields.TitleField(), QuestionFields.DetailsField(), QuestionFields.CountyField(), QuestionFields.ShowNameField()])
            {
                Title = "questions.edit.title",
                SubmitLabel = "questions.edit.save",
                ConfirmLabel = "questions.edit.save",
                Cancelled = Form.NothingChanged,
            }
            : null;
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var answers = state.Answers;
        var draft = new QuestionDraft(
            answers[QuestionFields.Title]!, answers[QuestionFields.Details], 0, CommonFields.CountyOf(answers), QuestionFields.ShowsName(answers));
        var done = await edit.HandleAsync(turn.Actor, state.SubjectId(FormSubject.Question), draft, cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "questions.edited")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
