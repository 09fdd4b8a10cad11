using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Events.Panel;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Panel;

/// <summary>One text: a question to a panel, or the answer to one. Nothing to review: what was typed is what is sent.</summary>
internal abstract class PanelTextForm(string name, int length) : IFormHandler
{
    private const string Words = "text";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var intro = await IntroAsync(turn, request, cancel);
        if (intro.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(name, Version: 1, [new TextField(Words, $"events.{name}.field") { MaxLength = length, Multiline = true }])
        {
            Title = $"events.{name}.title",
            Intro = intro.Value,
            SubmitLabel = $"events.{name}.submit",
            ConfirmLabel = $"events.{name}.submit",
            Review = ReviewMode.Never,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var sent = await SendAsync(turn, new FormRequest(state.Arguments), state.Answers[Words]!, cancel);
        turn.Replace(Message.Of(turn.Say(sent.Refusal is { } refusal ? RefusalText.Text(refusal) : $"events.{name}.sent")));
        if (sent.Succeeded)
        {
            turn.Show(new PanelQuestionShown(sent.Value.Id));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What it is about, or why it cannot be.</summary>
    protected abstract Task<Result<Text>> IntroAsync(TurnContext turn, FormRequest request, CancellationToken cancel);

    protected abstract Task<Result<PanelQuestion>> SendAsync(TurnContext turn, FormRequest request, string text, CancellationToken cancel);
}

/// <summary>Somebody who has registered asks the panel.</summary>
internal sealed class AskPanelForm(AskPanel ask) : PanelTextForm(FormName, PanelQuestion.TextLength)
{
    public const string FormName = "panel-ask";

    protected override async Task<Result<Text>> IntroAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        (await ask.FindAsync(turn.Actor, request.Id(EventFields.Subject), cancel)).Select(static one => Text.Verbatim(one.Title));

    protected override Task<Result<PanelQuestion>> SendAsync(TurnContext turn, FormRequest request, string text, CancellationToken cancel) =>
        ask.HandleAsync(turn.Actor, request.Id(EventFields.Subject), text, cancel);
}

/// <summary>A speaker, or whoever looks after the event, answers in writing.</summary>
internal sealed class AnswerPanelForm(AnswerPanelQuestion answer) : PanelTextForm(FormName, PanelQuestion.AnswerLength)
{
    public const string FormName = "pq-answer";
    public const string Subject = "panel";

    protected override async Task<Result<Text>> IntroAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        (await answer.FindAsync(turn.Actor, request.Id(Subject), cancel)).Select(static question => Text.Verbatim(question.Text));

    protected override Task<Result<PanelQuestion>> SendAsync(TurnContext turn, FormRequest request, string text, CancellationToken cancel) =>
        answer.WriteAsync(turn.Actor, request.Id(Subject), text, cancel);
}
