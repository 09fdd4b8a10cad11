using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions.AfterAnswer;

/// <summary>What is still missing, in a line. Whoever leaves it out has said enough.</summary>
internal sealed class MissingForm(OutcomeLists lists, SayMissing say) : IFormHandler
{
    public const string FormName = "missing";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await lists.FindUnsettledAsync(request.Id(FormSubject.Question), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, [new TextField(QuestionFields.Text, "questions.missing.field") { MaxLength = SayMissing.Length, Optional = true }])
        {
            Title = "questions.missing.title",
            Intro = found.Value.HasHelp ? "questions.missing.toThose" : "questions.missing.toOthers",
            SubmitLabel = "questions.send",
            ConfirmLabel = "questions.send",
            Review = ReviewMode.Never,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var sent = state.Answers[QuestionFields.Text] is { } missing ? await SendAsync(turn, state, missing, cancel) : (Result<Question>?)null;
        if (sent?.Refusal is NoRoomInQuestion full)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(QuestionFields.Text, RefusalText.Text(full));
        }

        turn.Replace(Message.Of(turn.Say(sent is not { } said ? "questions.missing.skipped" : said.Refusal is { } refusal ? RefusalText.Text(refusal) : "questions.missing.sent")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private Task<Result<Question>> SendAsync(TurnContext turn, DialogState state, string missing, CancellationToken cancel) =>
        say.HandleAsync(turn.Actor, state.SubjectId(FormSubject.Question), missing, turn.Say(new Text("questions.missing.line", missing)), cancel);
}
