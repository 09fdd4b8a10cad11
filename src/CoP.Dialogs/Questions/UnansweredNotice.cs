using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions;

/// <summary>Those who answer for the group hear that nobody has, or that no answer has helped.</summary>
internal sealed class UnansweredNotice(QuestionAccess access, QuestionCard card, QuestionText text, QuestionButtons buttons, QuestionLists lists)
{
    public async Task<Message?> DrawAsync(QuestionUnanswered notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.QuestionId, cancel) is not { } question)
        {
            return null;
        }

        var (lead, tone) = Lead(question, notice, await lists.AskedAsync(question.Id, cancel));
        return new Message
        {
            Title = question.Title,
            Blocks = [new Paragraph(text.Say(lead, recipient.Language), tone), .. card.Asked(question, recipient.Member, recipient.Language)],
            Buttons = [.. Buttons(question, notice, recipient)],
        };
    }

    // Only a question that people were asked, and did not answer, is one to put right.
    private static (Text Lead, Tone Tone) Lead(Question question, QuestionUnanswered notice, List<QuestionRequest> asked) =>
        question.HasHelp || question.State != QuestionState.Open || notice.WasMoved(question) ? ("questions.lead.was", Tone.Subtle)
        : asked.Find(request => Waits(request, question)) is { } hope ? (new Text("questions.assign.done", hope.Member!.Name), Tone.Good)
        : asked.Count == 0 ? ("questions.lead.nobodyFree", Tone.Strong)
        : (new Text(question.Answers.Count == 0 ? "questions.lead.unanswered" : "questions.lead.noHelp", asked.Count), Tone.Problem);

    // Asked in person after this notice, and has not said no.
    private static bool Waits(QuestionRequest request, Question question) =>
        request is { Wave: 0, Outcome: RequestOutcome.Waiting } && request.AskedAt >= question.EscalatedAt;

    private IEnumerable<ButtonRow> Buttons(Question question, QuestionUnanswered notice, NoticeRecipient recipient) =>
        question.State != QuestionState.Open ? buttons.ForModerator(question, recipient.Language)
        : notice.WasMoved(question) ? [new ButtonRow(buttons.Make("q", question.Id, recipient.Language))]
        : buttons.ForPeer(question, recipient.Member, recipient.Language, wasAsked: false).Concat(buttons.ForModerator(question, recipient.Language));
}
