using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Questions;

/// <summary>A peer is asked.</summary>
internal sealed class QuestionRequestedView(QuestionAccess access, QuestionCard card, QuestionLists lists) : NoticeView<QuestionRequested>
{
    protected override async Task<Message?> RenderAsync(QuestionRequested notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.ToAnswer(question, reader, "questions.lead.request", await WaitsForAsync(notice, reader, cancel))
            : null;

    // Whoever has answered, declined or passed it on is not asked that again.
    private async Task<bool> WaitsForAsync(QuestionRequested notice, NoticeRecipient reader, CancellationToken cancel) =>
        (await lists.AskedAsync(notice.QuestionId, cancel))
            .Any(request => request.MemberId == reader.Member?.Id && request.Outcome == RequestOutcome.Waiting);
}

/// <summary>A group sees a question in its channel.</summary>
internal sealed class QuestionPostedView(QuestionAccess access, QuestionCard card) : NoticeView<QuestionPosted>
{
    protected override async Task<Message?> RenderAsync(QuestionPosted notice, NoticeRecipient reader, CancellationToken cancel)
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
}

/// <summary>The asker has what they asked, and sees how it stands.</summary>
internal sealed class QuestionAskedView(QuestionAccess access, QuestionCard card) : NoticeView<QuestionAsked>
{
    protected override async Task<Message?> RenderAsync(QuestionAsked notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question ? card.Receipt(question, reader.Member, reader.Language) : null;
}

/// <summary>Somebody looks at a question: its asker, a peer, a moderator.</summary>
internal sealed class QuestionShownView(QuestionAccess access, QuestionCard card) : NoticeView<QuestionShown>
{
    protected override async Task<Message?> RenderAsync(QuestionShown notice, NoticeRecipient reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.Whole(question, reader.Member, reader.Language, notice.LastAnswerId)
            : null;
}

/// <summary>The asker gets an answer.</summary>
internal sealed class AnswerReceivedView(QuestionAccess access, QuestionCard card, QuestionText text, QuestionButtons buttons) : NoticeView<AnswerReceived>
{
    protected override async Task<Message?> RenderAsync(AnswerReceived notice, NoticeRecipient reader, CancellationToken cancel)
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
                new Paragraph(text.Say("questions.lead.answer", reader.Language), Tone.Subtle),
                .. card.Answer(answer, reader.Member, reader.Language),
                .. Standing(question, answer, reader.Language),
            ],
            Buttons = [.. buttons.ForAnswer(question, answer, reader.Language)],
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
}

/// <summary>Those who answer for the group hear that nobody has.</summary>
internal sealed class QuestionUnansweredView(QuestionAccess access, QuestionCard card, QuestionText text, QuestionButtons buttons, QuestionLists lists)
    : NoticeView<QuestionUnanswered>
{
    protected override async Task<Message?> RenderAsync(QuestionUnanswered notice, NoticeRecipient reader, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.QuestionId, cancel) is not { } question)
        {
            return null;
        }

        var (lead, tone) = Lead(question, notice, await lists.AskedAsync(question.Id, cancel));
        return new Message
        {
            Title = question.Title,
            Blocks = [new Paragraph(text.Say(lead, reader.Language), tone), .. card.Asked(question, reader.Member, reader.Language)],
            Buttons = [.. Buttons(question, notice, reader)],
        };
    }

    // Only a question that people were asked, and did not answer, is one to put right.
    private static (Text Lead, Tone Tone) Lead(Question question, QuestionUnanswered notice, List<QuestionRequest> asked) =>
        question.HasHelp || question.State != QuestionState.Open || notice.WasMoved(question) ? ("questions.lead.was", Tone.Subtle)
        : asked.Find(request => Waits(request, question)) is { } hope ? (new Text("questions.assign.done", hope.Member!.Name), Tone.Good)
        : asked.Count == 0 ? ("questions.lead.nobodyFree", Tone.Strong)
        : (new Text("questions.lead.unanswered", asked.Count), Tone.Problem);

    // Asked in person after this notice, and has not said no.
    private static bool Waits(QuestionRequest request, Question question) =>
        request is { Wave: 0, Outcome: RequestOutcome.Waiting } && request.AskedAt >= question.EscalatedAt;

    private IEnumerable<ButtonRow> Buttons(Question question, QuestionUnanswered notice, NoticeRecipient reader) =>
        question.State != QuestionState.Open ? buttons.ForModerator(question, reader.Language)
        : notice.WasMoved(question) ? [new ButtonRow(buttons.Make("q", question.Id, reader.Language))]
        : buttons.ForPeer(question, reader.Member, reader.Language, wasAsked: false).Concat(buttons.ForModerator(question, reader.Language));
}

/// <summary>The other side of an answer said something: that, and enough of the answer to know it by.</summary>
internal sealed class FollowUpReceivedView(QuestionAccess access, QuestionText text, QuestionButtons buttons, QuestionCard card)
    : NoticeView<FollowUpReceived>
{
    private const int AnswerLength = 60;

    protected override async Task<Message?> RenderAsync(FollowUpReceived notice, NoticeRecipient reader, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        var answer = question?.Answers.FirstOrDefault(answer => answer.FollowUps.Any(followUp => followUp.Id == notice.FollowUpId));
        return question is null || answer is null ? null : new Message
        {
            Title = TextTruncation.Title(question.Title),
            Blocks =
            [
                new Paragraph(text.Say("questions.lead.followUp", reader.Language), Tone.Subtle),
                new Paragraph(TextTruncation.Line(answer.Text, AnswerLength), Tone.Quote),
                card.FollowUp(question, answer, answer.FollowUps.First(followUp => followUp.Id == notice.FollowUpId), reader.Language),
                .. QuestionCard.TakesReplies(question, reader) ? [new Paragraph(text.Say("questions.replyToFollowUp", reader.Language), Tone.Subtle)] : Array.Empty<Block>(),
            ],
            Buttons = [new ButtonRow(buttons.Make("askback", answer.Id, reader.Language), buttons.Make("q", question.Id, reader.Language))],
        };
    }
}
