using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Questions;

/// <summary>A peer is asked.</summary>
internal sealed class QuestionRequestedView(QuestionAccess access, QuestionCard card, QuestionLists lists) : NoticeView<QuestionRequested>
{
    protected override async Task<Message?> RenderAsync(QuestionRequested notice, Reader reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question
            ? card.ToAnswer(question, reader, "questions.lead.request", await WaitsForAsync(notice, reader, cancel))
            : null;

    // Whoever has answered, declined or passed it on is not asked that again.
    private async Task<bool> WaitsForAsync(QuestionRequested notice, Reader reader, CancellationToken cancel) =>
        (await lists.AskedAsync(notice.QuestionId, cancel))
            .Any(request => request.MemberId == reader.Member?.Id && request.Outcome == RequestOutcome.Waiting);
}

/// <summary>A group sees a question in its channel.</summary>
internal sealed class QuestionPostedView(QuestionAccess access, QuestionCard card) : NoticeView<QuestionPosted>
{
    protected override async Task<Message?> RenderAsync(QuestionPosted notice, Reader reader, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        return question is null ? null
            : question.GroupId != notice.GroupId ? Moved(question, reader)
            : card.ToAnswer(question, Everybody(reader), "questions.lead.posted", wasAsked: false);
    }

    // Whoever had it shown: a group sees what everybody in it may see.
    private static Reader Everybody(Reader reader) => reader with { Member = null };

    private Message Moved(Question question, Reader reader) => card.ToAnswer(
        question, Everybody(reader), new Text("questions.lead.moved", question.Group!.Name(reader.Language)), wasAsked: false) with
    { Buttons = [] };
}

/// <summary>Somebody looks at a question: its asker, a peer, a moderator.</summary>
internal sealed class QuestionShownView(QuestionAccess access, QuestionCard card) : NoticeView<QuestionShown>
{
    protected override async Task<Message?> RenderAsync(QuestionShown notice, Reader reader, CancellationToken cancel) =>
        await access.LoadAsync(notice.QuestionId, cancel) is { } question ? card.Whole(question, reader.Member, reader.Language) : null;
}

/// <summary>The asker gets an answer.</summary>
internal sealed class AnswerReceivedView(QuestionAccess access, QuestionCard card, QuestionText text, QuestionButtons buttons) : NoticeView<AnswerReceived>
{
    protected override async Task<Message?> RenderAsync(AnswerReceived notice, Reader reader, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        if (question?.Answers.FirstOrDefault(answer => answer.Id == notice.AnswerId) is not { } answer)
        {
            return null;
        }

        return new Message
        {
            Title = question.Title,
            Blocks =
            [
                new Paragraph(text.Say("questions.lead.answer", reader.Language), Tone.Subtle),
                .. card.Answer(question, answer, reader.Member, reader.Language),
                .. Standing(question, answer, reader.Language),
            ],
            Buttons = [.. buttons.ForAnswer(question, answer, reader.Language)],
        };
    }

    private IEnumerable<Block> Standing(Question question, Answer answer, string language)
    {
        if (question.State != QuestionState.Open)
        {
            yield return text.State(question, question.Author, language);
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
    protected override async Task<Message?> RenderAsync(QuestionUnanswered notice, Reader reader, CancellationToken cancel)
    {
        if (await access.LoadAsync(notice.QuestionId, cancel) is not { } question)
        {
            return null;
        }

        var lead = Lead(question, notice, await lists.AskedAsync(question.Id, cancel));
        return new Message
        {
            Title = question.Title,
            Blocks = [new Paragraph(text.Say(lead, reader.Language), Tone.Problem), .. card.Asked(question, reader.Member, reader.Language)],
            Buttons = [.. Buttons(question, notice, reader.Language)],
        };
    }

    private static Text Lead(Question question, QuestionUnanswered notice, List<QuestionRequest> asked) =>
        question.HasHelp || question.State != QuestionState.Open || notice.WasMoved(question) ? "questions.lead.was"
        : asked.Find(request => Waits(request, question)) is { } hope ? new Text("questions.assign.done", hope.Member!.Name)
        : new Text("questions.lead.unanswered", asked.Count);

    // Asked in person after this notice, and has not said no.
    private static bool Waits(QuestionRequest request, Question question) =>
        request is { Wave: 0, Outcome: RequestOutcome.Waiting } && request.AskedAt >= question.EscalatedAt;

    private IEnumerable<ButtonRow> Buttons(Question question, QuestionUnanswered notice, string language) =>
        question.State != QuestionState.Open ? buttons.ForModerator(question, language)
        : notice.WasMoved(question) ? [new ButtonRow(buttons.Make("q", question.Id, language))]
        : [new ButtonRow(buttons.Make("answer", question.Id, language, ButtonStyle.Primary)), .. buttons.ForModerator(question, language)];
}

/// <summary>The other side of an answer said something.</summary>
internal sealed class FollowUpReceivedView(QuestionAccess access, QuestionText text, QuestionButtons buttons, QuestionCard card)
    : NoticeView<FollowUpReceived>
{
    protected override async Task<Message?> RenderAsync(FollowUpReceived notice, Reader reader, CancellationToken cancel)
    {
        var question = await access.LoadAsync(notice.QuestionId, cancel);
        var answer = question?.Answers.FirstOrDefault(answer => answer.FollowUps.Any(followUp => followUp.Id == notice.FollowUpId));
        if (question is null || answer is null)
        {
            return null;
        }

        return new Message
        {
            Title = question.Title,
            Blocks =
            [
                new Paragraph(text.Say("questions.lead.followUp", reader.Language), Tone.Subtle),
                .. card.Answer(question, answer, reader.Member, reader.Language),
                new Paragraph(text.Say("questions.replyToFollowUp", reader.Language), Tone.Subtle),
            ],
            Buttons = reader.Member?.Id == question.AuthorId
                ? [.. buttons.ForAnswer(question, answer, reader.Language)]
                : [new ButtonRow(buttons.Make("askback", answer.Id, reader.Language))],
        };
    }
}
