using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions;

/// <summary>What is told about an answer, and what is said back.</summary>
internal sealed class AnswerNotices(QuestionAccess access, QuestionCard card, QuestionText text, QuestionButtons buttons)
{
    private const int AnswerLength = 60;

    /// <summary>The asker gets an answer.</summary>
    public async Task<Message?> ReceivedAsync(AnswerReceived notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        if (question?.Answers.FirstOrDefault(answer => answer.Id == notice.AnswerId) is not { } answer)
        {
            return null;
        }

        return new Message
        {
            Title = TextTruncation.Title(question.Title),
            Blocks =
            [
                new Paragraph(text.Say("questions.lead.answer", recipient.Language), Tone.Subtle),
                .. card.Answer(answer, recipient.Member, recipient.Language),
                .. Standing(question, answer, recipient.Language),
            ],
            Buttons = [.. buttons.ForAnswer(question, answer, recipient.Language)],
        };
    }

    private IEnumerable<Block> Standing(Question question, Answer answer, string language)
    {
        if (question.State != QuestionState.Open)
        {
            yield return answer.Accepted ? card.Accepted(language) : text.State(question, question.Author, language);
        }
        else if (answer.NotHelpful)
        {
            yield return new Paragraph(text.Say("questions.stillLooking", language), Tone.Subtle);
        }
    }

    /// <summary>The other side of an answer said something: that, and enough of the answer to know it by.</summary>
    public async Task<Message?> FollowUpAsync(FollowUpReceived notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        var answer = question?.Answers.FirstOrDefault(answer => answer.FollowUps.Any(followUp => followUp.Id == notice.FollowUpId));
        return question is null || answer is null ? null : new Message
        {
            Title = TextTruncation.Title(question.Title),
            Blocks =
            [
                new Paragraph(text.Say("questions.lead.followUp", recipient.Language), Tone.Subtle),
                new Paragraph(TextTruncation.Line(answer.Text, AnswerLength), Tone.Quote),
                card.FollowUp(question, answer, answer.FollowUps.First(followUp => followUp.Id == notice.FollowUpId), recipient.Language),
                .. QuestionCard.TakesReplies(question, recipient) ? [new Paragraph(text.Say("questions.replyToFollowUp", recipient.Language), Tone.Subtle)] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow(buttons.Make("askback", answer.Id, recipient.Language), buttons.Make("q", question.Id, recipient.Language))],
        };
    }
}
