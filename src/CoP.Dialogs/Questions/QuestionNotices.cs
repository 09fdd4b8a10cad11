using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions;

/// <summary>The messages that show a question, for each who sees it.</summary>
internal sealed class QuestionNotices(QuestionAccess access, QuestionCard card, QuestionLists lists, QuestionText text)
{
    /// <summary>A peer is asked.</summary>
    public async Task<Message?> RequestedAsync(QuestionRequested notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.ToAnswer(question, recipient, "questions.lead.request", await WaitsForAsync(notice, recipient, cancel))
            : null;

    // Whoever has answered, declined or passed it on is not asked that again.
    private async Task<bool> WaitsForAsync(QuestionRequested notice, NoticeRecipient recipient, CancellationToken cancel) =>
        (await lists.AskedAsync(notice.QuestionId, cancel))
            .Any(request => request.MemberId == recipient.Member?.Id && request.Outcome == RequestOutcome.Waiting);

    /// <summary>A group sees a question in its channel.</summary>
    public async Task<Message?> PostedAsync(QuestionPosted notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        return question is null ? null
            : question.GroupId != notice.GroupId ? Moved(question, recipient)
            : card.ToAnswer(question, Everybody(recipient), "questions.lead.posted", wasAsked: false);
    }

    // Whoever had it shown: a group sees what everybody in it may see.
    private static NoticeRecipient Everybody(NoticeRecipient recipient) => recipient with { Member = null };

    private Message Moved(Question question, NoticeRecipient recipient) => card.ToAnswer(
        question, Everybody(recipient), new Text("questions.lead.moved", question.Group!.Name(recipient.Language)), wasAsked: false) with
    { Buttons = [] };

    /// <summary>The asker has what they asked, and sees how it stands.</summary>
    public async Task<Message?> AskedAsync(QuestionAsked notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question ? card.Receipt(question, recipient.Member, recipient.Language) : null;

    /// <summary>Somebody looks at a question: its asker, a peer, a moderator.</summary>
    public async Task<Message?> ShownAsync(QuestionShown notice, NoticeRecipient recipient, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.Whole(question, recipient.Member, recipient.Language, notice.LastAnswerId)
            : null;

    /// <summary>The author is led to the question that asks the same.</summary>
    public async Task<Message?> MergedAsync(QuestionMerged notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.IntoId, cancel) is not { } into || await access.LoadAsync(notice.QuestionId, cancel) is not { } question)
        {
            return null;
        }

        var lead = new Paragraph(text.Say(new Text("questions.notice.merged", TextTruncation.Title(question.Title)), recipient.Language));
        var whole = card.Whole(into, recipient.Member, recipient.Language);
        return whole with { Blocks = whole.Blocks.Insert(0, lead) };
    }
}
