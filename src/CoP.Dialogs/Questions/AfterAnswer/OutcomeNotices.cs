using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions.AfterAnswer;

/// <summary>Asks whether it helped. Who has settled the question meanwhile, or said something since, reads nothing.</summary>
internal sealed class OutcomeNotices(QuestionAccess access, QuestionText text, QuestionButtons buttons)
{
    public async Task<Message?> WantedAsync(OutcomeWanted notice, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { State: QuestionState.Open, HasHelp: true } question
            && question.AuthorId == to.Member?.Id && question.OutcomeAsked == notice.Stage && !(question.OutcomeAt >= question.OutcomeAskedAt)
                ? new Message
                {
                    Title = TextTruncation.Title(question.Title),
                    Blocks =
                    [
                        new Paragraph(text.Say(new Text("questions.helped.ask", question.Candidates().Count, Best(question).Author!.Name), to.Language)),
                        .. notice.Stage == OutcomeStages.Last ? [new Paragraph(text.Say("questions.helped.last", to.Language), Tone.Subtle)] : Array.Empty<Block>(),
                    ],
                    Buttons = [.. Buttons(question, to.Language)],
                }
                : null;

    private IEnumerable<ButtonRow> Buttons(Question question, string language) =>
    [
        new(
            buttons.Make(AfterAnswerPart.HelpedVerb, question.Id, language, ButtonStyle.Primary),
            buttons.Make(AfterAnswerPart.PartlyVerb, question.Id, language),
            buttons.Make(AfterAnswerPart.NotVerb, question.Id, language)),
        new(buttons.Make(ShowQuestionAction.Verb, question.Id, language)),
    ];

    /// <summary>One that they have thanked for before others, a new one before old ones.</summary>
    private static Answer Best(Question question) => question.Candidates().OrderBy(static answer => answer.Thanked).ThenBy(static answer => answer.Id).Last();
}
