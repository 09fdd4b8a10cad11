using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions;

/// <summary>The messages that show a question, for each who sees it.</summary>
internal sealed class QuestionNotices(QuestionAccess access, QuestionCard card, QuestionLists lists, QuestionText text)
{
    /// <summary>A peer is asked.</summary>
    public async Task<Message?> RequestedAsync(QuestionRequested notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.ToAnswer(question, reader, "questions.lead.request", await WaitsForAsync(notice, reader, cancel))
            : null;

    // Whoever has answered, declined or passed it on is not asked that again.
    private async Task<bool> WaitsForAsync(QuestionRequested notice, NoticeRecipient reader, CancellationToken cancel) =>
        (await lists.AskedAsync(notice.QuestionId, cancel))
            .Any(request => request.MemberId == reader.Member?.Id && request.Outcome == RequestOutcome.Waiting);

    /// <summary>A group sees a question in its channel.</summary>
    public async Task<Message?> PostedAsync(QuestionPosted notice, NoticeRecipient reader, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        return question is null ? null
            : question.GroupId != notice.GroupId ? Moved(question, reader)
            : card.ToAnswer(question, Everybody(reader), "questions.lead.posted", wasAsked: false);
    }

    // Whoever had it shown: a group sees what everybody in it may see.
    private static NoticeRecipient Everybody(NoticeRecipient reader) => reader with { Member = null };

    private Message Moved(Question question, NoticeRecipient reader) => card.ToAnswer(
        question, Everybody(reader), new Text("questions.lead.moved", question.Group!.Name(reader.Language)), wasAsked: false) with
    { Buttons = [] };

    /// <summary>The asker has what they asked, and sees how it stands.</summary>
    public async Task<Message?> AskedAsync(QuestionAsked notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question ? card.Receipt(question, reader.Member, reader.Language) : null;

    /// <summary>Somebody looks at a question: its asker, a peer, a moderator.</summary>
    public async Task<Message?> ShownAsync(QuestionShown notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.Whole(question, reader.Member, reader.Language, notice.LastAnswerId)
            : null;

    /// <summary>The author is led to the question that asks the same.</summary>
    public async Task<Message?> MergedAsync(QuestionMerged notice, NoticeRecipient reader, CancellationToken cancel)
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
