using System.Collections.Immutable;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Asks what to look for.</summary>
internal sealed class FindForm(QuestionSearch search) : IFormHandler
{
    public const string FormName = "find";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        Task.FromResult<Form?>(new Form(FormName, Version: 1, [new TextField(QuestionFields.Text, "questions.find.field") { MaxLength = 200 }])
        {
            Title = "questions.find.title",
            SubmitLabel = "questions.button.find",
            ConfirmLabel = "questions.button.find",
            Review = ReviewMode.Never,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        turn.Replace(await search.ShowAsync(turn, state.Answers[QuestionFields.Text]!, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
