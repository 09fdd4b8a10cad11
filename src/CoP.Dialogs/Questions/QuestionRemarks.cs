using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions;

/// <summary>Short notices about a question: one sentence, and a button to look at it.</summary>
internal sealed class QuestionRemarks(QuestionAccess access, QuestionText text, QuestionButtons buttons)
{
    /// <summary>The sentence <paramref name="key"/> with the question's title, shortened, as <c>{0}</c> and whatever else it needs after.</summary>
    public async Task<Message?> SayAsync(string key, long questionId, NoticeRecipient recipient, CancellationToken cancel, Func<Question, object[]>? more = null)
    {
        if (await access.LoadAsync(questionId, cancel) is not { } question)
        {
            return null;
        }

        var sentence = new Text(key, [TextTruncation.Title(question.Title), .. more?.Invoke(question) ?? []]);
        return new Message
        {
            Blocks = [new Paragraph(text.Say(sentence, recipient.Language))],
            Buttons = [new ButtonRow(buttons.Make("q", questionId, recipient.Language))],
        };
    }

    /// <summary>Nothing when the answer was accepted before this left: that says thank you as well.</summary>
    public async Task<Message?> ThankedAsync(AnswerThanked notice, NoticeRecipient recipient, CancellationToken cancel) =>
        (await access.LoadAsync(notice.QuestionId, cancel))?.AcceptedAnswerId == notice.AnswerId
            ? null
            : await SayAsync("questions.notice.thanked", notice.QuestionId, recipient, cancel);
}
