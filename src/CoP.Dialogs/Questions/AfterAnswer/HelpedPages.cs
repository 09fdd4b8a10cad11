using System.Globalization;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions.AfterAnswer;

/// <summary>Which of several answers helped: a list with a button for each, and two for whoever cannot name one.</summary>
internal sealed class HelpedPages(OutcomeLists lists, QuestionButtons buttons)
{
    public const string Verb = "helped-list";
    private const int AnswerLength = 80;

    /// <summary>The argument is <c>{question}:{offset}</c>.</summary>
    public async Task<ListView<Answer>?> AnswersAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (!long.TryParse(argument.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            turn.Remark("turn.oldButton");
            return null;
        }

        var found = await lists.FindUnsettledAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return Answers(turn, found.Value);
    }

    public ListView<Answer> Answers(TurnContext turn, Question question) => new(
        "questions.helped.which", "questions.state.open", lists.Candidates(question), answer => Entry(turn, answer))
    {
        Prefix = string.Create(CultureInfo.InvariantCulture, $"{question.Id}:"),
        Buttons =
        [
            new ButtonRow(buttons.Make(AfterAnswerPart.SeveralVerb, question.Id, turn.Language), buttons.Make(AfterAnswerPart.ElsewhereVerb, question.Id, turn.Language)),
            new ButtonRow(buttons.Make(ShowQuestionAction.Verb, question.Id, turn.Language)),
        ],
    };

    private Entry Entry(TurnContext turn, Answer answer) => new(
        QuestionText.Person(answer.Author!), TextTruncation.Line(answer.Text, AnswerLength), buttons.Make(AfterAnswerPart.ThisVerb, answer.Id, turn.Language));
}
