using System.Collections.Immutable;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Questions;

/// <summary>The author changes a question; the old wording is filled in.</summary>
internal sealed class EditForm(QuestionAccess access, EditQuestion edit) : IFormHandler
{
    public const string FormName = "edit";

    public string Name => FormName;

    public Permission Needs => Permission.TakePart;

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
            answers[QuestionFields.Title]!, answers[QuestionFields.Details], 0, QuestionFields.CountyOf(answers), QuestionFields.ShowsName(answers));
        var done = await edit.HandleAsync(turn.Actor, FormSubject.Id(state), draft, cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "questions.edited")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>The question's present wording, to start from.</summary>
    public static FormStart StartFrom(Question question) => FormStart.About("question", question.Id) with
    {
        Answers = Answers.None
            .With(QuestionFields.Title, question.Title)
            .With(QuestionFields.Details, question.Details)
            .With(QuestionFields.County, question.County ?? QuestionFields.National)
            .With(QuestionFields.ShowName, question.ShowName ? YesNoField.Yes : YesNoField.No),
    };
}

/// <summary>Opens <see cref="EditForm"/> with what is there: a chat goes straight to the review, and changes what it likes.</summary>
internal sealed class EditAction(QuestionAccess access, FormRunner forms) : IdAction("edit", Permission.TakePart)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindOwnAsync(id, turn.Actor, cancel);
        if (found.Succeeded)
        {
            await forms.StartAsync(turn, EditForm.FormName, EditForm.StartFrom(found.Value), cancel);
        }
        else
        {
            turn.Remark(found.Refusal!);
        }
    }
}
