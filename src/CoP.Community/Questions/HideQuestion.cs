using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator takes an improper question out of sight; its author is told why.</summary>
public sealed class HideQuestion(QuestionAccess access, QuestionClosing closing, Moderation moderation, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, string reason, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(id, actor, cancel);
        if (!found.Succeeded || found.Value.State is not (QuestionState.Open or QuestionState.Answered))
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        var question = found.Value;
        question.HiddenReason = reason;
        moderation.Note(actor, "question.hide", question, reason);
        await closing.CloseAsync(question, QuestionState.Hidden, cancel);
        await outbox.TellAsync(question.AuthorId, new QuestionHidden(id, reason, question.Revision), cancel);
        return question;
    }
}
