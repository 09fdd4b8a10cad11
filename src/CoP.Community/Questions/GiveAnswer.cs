using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>Where a reply came from, so that a later edit of it edits the answer.</summary>
public sealed record AnswerSource(long ConversationId, string MessageId);

/// <summary>A peer answers. The asker is told, the cards change, the peer's claim is fulfilled.</summary>
public sealed class GiveAnswer(CommunityDb db, Change change, QuestionAccess access, QuestionRouting routing, Outbox outbox, TimeProvider clock)
{
    public async Task<Result<Answer>> HandleAsync(Member actor, long questionId, string text, AnswerSource? source, CancellationToken cancel)
    {
        if (Answer.Objection(text) is { } objection)
        {
            return objection;
        }

        Answer? given = null;
        var answered = await change.DoAsync(
            access, actor, questionId, action: null,
            question => question.MustBeOpen() ?? Fault(question, actor, text),
            async question => given = await AnswerAsync(question, actor, text, source, cancel),
            cancel);
        return answered.Select(_ => given!);
    }

    private static Refusal? Fault(Question question, Member actor, string text) =>
        question.AuthorId == actor.Id ? new OwnQuestion()
        : question.IsAnsweredSo(actor.Id, text) ? new AnswerAlreadyGiven()
        : null;

    private async Task<Answer> AnswerAsync(Question question, Member actor, string text, AnswerSource? source, CancellationToken cancel)
    {
        var answer = new Answer
        {
            QuestionId = question.Id,
            AuthorId = actor.Id,
            Text = text,
            GivenAt = clock.GetUtcNow(),
            SourceConversationId = source?.ConversationId,
            SourceMessageId = source?.MessageId,
        };
        db.Answers.Add(answer);
        await db.SaveChangesAsync(cancel);
        await routing.SettleAsync(question, actor.Id, RequestOutcome.Answered, cancel);
        await outbox.TellAsync(question.AuthorId, new AnswerReceived(question.Id, answer.Id), cancel);
        return answer;
    }
}
