using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Questions;

/// <summary>Short notices about a question: one sentence, and a button to look at it.</summary>
internal sealed class QuestionRemarks(QuestionAccess access, QuestionText text, QuestionButtons buttons)
{
    /// <summary>The sentence <paramref name="key"/> with the question's title, shortened, as <c>{0}</c> and whatever else it needs after.</summary>
    public async Task<Message?> SayAsync(string key, long questionId, NoticeRecipient reader, CancellationToken cancel, Func<Question, object[]>? more = null)
    {
        if (await access.LoadAsync(questionId, cancel) is not { } question)
        {
            return null;
        }

        var sentence = new Text(key, [TextTruncation.Title(question.Title), .. more?.Invoke(question) ?? []]);
        return new Message
        {
            Blocks = [new Paragraph(text.Say(sentence, reader.Language))],
            Buttons = [new ButtonRow(buttons.Make("q", questionId, reader.Language))],
        };
    }
}

internal sealed class AnswerAcceptedView(QuestionRemarks remarks) : NoticeView<AnswerAccepted>
{
    protected override Task<Message?> RenderAsync(AnswerAccepted notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.accepted", notice.QuestionId, reader, cancel);
}

internal sealed class QuestionClosedView(QuestionRemarks remarks) : NoticeView<QuestionClosed>
{
    protected override Task<Message?> RenderAsync(QuestionClosed notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.closed", notice.QuestionId, reader, cancel);
}

/// <summary>Nothing when the answer was accepted before this left: that says thank you as well.</summary>
internal sealed class AnswerThankedView(QuestionRemarks remarks, QuestionAccess access) : NoticeView<AnswerThanked>
{
    protected override async Task<Message?> RenderAsync(AnswerThanked notice, NoticeRecipient reader, CancellationToken cancel) =>
        (await access.LoadAsync(notice.QuestionId, cancel))?.AcceptedAnswerId == notice.AnswerId
            ? null
            : await remarks.SayAsync("questions.notice.thanked", notice.QuestionId, reader, cancel);
}

internal sealed class ClaimLapsedView(QuestionRemarks remarks) : NoticeView<ClaimLapsed>
{
    protected override Task<Message?> RenderAsync(ClaimLapsed notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.claimLapsed", notice.QuestionId, reader, cancel);
}

internal sealed class ClaimEndedView(QuestionRemarks remarks) : NoticeView<ClaimEnded>
{
    protected override Task<Message?> RenderAsync(ClaimEnded notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.claimEnded", notice.QuestionId, reader, cancel);
}

internal sealed class QuestionHiddenView(QuestionRemarks remarks) : NoticeView<QuestionHidden>
{
    protected override Task<Message?> RenderAsync(QuestionHidden notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.hidden", notice.QuestionId, reader, cancel, _ => [notice.Reason]);
}

internal sealed class QuestionEditedView(QuestionRemarks remarks) : NoticeView<QuestionEdited>
{
    protected override Task<Message?> RenderAsync(QuestionEdited notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.edited", notice.QuestionId, reader, cancel, _ => [notice.Reason]);
}

internal sealed class QuestionMovedView(QuestionRemarks remarks) : NoticeView<QuestionMoved>
{
    protected override Task<Message?> RenderAsync(QuestionMoved notice, NoticeRecipient reader, CancellationToken cancel) =>
        remarks.SayAsync("questions.notice.moved", notice.QuestionId, reader, cancel, question => [question.Group!.Name(reader.Language)]);
}

/// <summary>The author is led to the question that asks the same.</summary>
internal sealed class QuestionMergedView(QuestionAccess access, QuestionCard card, QuestionText text) : NoticeView<QuestionMerged>
{
    protected override async Task<Message?> RenderAsync(QuestionMerged notice, NoticeRecipient reader, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.IntoId, cancel) is not { } into || await access.LoadAsync(notice.QuestionId, cancel) is not { } question)
        {
            return null;
        }

        var lead = new Paragraph(text.Say(new Text("questions.notice.merged", TextTruncation.Title(question.Title)), reader.Language));
        var whole = card.Whole(into, reader.Member, reader.Language);
        return whole with { Blocks = whole.Blocks.Insert(0, lead) };
    }
}
