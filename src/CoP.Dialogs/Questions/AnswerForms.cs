using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Questions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>A form with one text: an answer, or a word back. Nothing to review: what was typed is what is sent.</summary>
internal abstract class OneTextForm(string name) : IFormHandler
{
    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        await IntroAsync(turn, request, cancel) is { } intro
            ? new Form(name, Version: 1, [new TextField(QuestionFields.Text, $"questions.{name}.field") { MaxLength = Answer.Length, Multiline = true }])
            {
                Title = $"questions.{name}.title",
                Intro = intro,
                SubmitLabel = "questions.send",
                ConfirmLabel = "questions.send",
                Review = ReviewMode.Never,
            }
            : null;

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var refusal = await SendAsync(turn, state, state.Answers[QuestionFields.Text]!, cancel);
        turn.Replace(Message.Of(turn.Say(refusal is null ? $"questions.{name}.sent" : RefusalText.Text(refusal))));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What it is about, or null after having said why it cannot be.</summary>
    protected abstract Task<Text?> IntroAsync(TurnContext turn, FormRequest request, CancellationToken cancel);

    protected abstract Task<Refusal?> SendAsync(TurnContext turn, DialogState state, string text, CancellationToken cancel);
}

/// <summary>A peer answers in a form.</summary>
internal sealed class AnswerForm(QuestionAccess access, GiveAnswer give) : OneTextForm("answer")
{
    protected override async Task<Text?> IntroAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(request.Id(FormSubject.Question), turn.Actor, cancel);
        if (found.Succeeded && found.Value.AuthorId == turn.Actor.Id)
        {
            turn.Remark(new OwnQuestion());
            return null;
        }

        return FormSubject.Check(turn, found) ? Text.Verbatim(found.Value.Details is { } details ? $"{found.Value.Title}\n{details}" : found.Value.Title) : (Text?)null;
    }

    protected override async Task<Refusal?> SendAsync(TurnContext turn, DialogState state, string text, CancellationToken cancel) =>
        (await give.HandleAsync(turn.Actor, state.SubjectId(FormSubject.Question), text, null, cancel)).Refusal;
}

/// <summary>The asker asks back, or the answerer explains.</summary>
internal sealed class AskBackForm(AnswerAccess answers, AskBack askBack) : OneTextForm("askback")
{
    protected override async Task<Text?> IntroAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await answers.FindForEitherAsync(request.Id(FormSubject.Answer), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return Text.Verbatim(found.Value.Text);
    }

    protected override async Task<Refusal?> SendAsync(TurnContext turn, DialogState state, string text, CancellationToken cancel) =>
        (await askBack.HandleAsync(turn.Actor, state.SubjectId(FormSubject.Answer), text, cancel)).Refusal;
}
