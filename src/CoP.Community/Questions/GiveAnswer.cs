using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>Where a reply came from, so that a later edit of it edits the answer.</summary>
public sealed record AnswerSource(long ConversationId, string MessageId);

/// <summary>A peer answers. The asker is told, the cards change, the peer's claim is fulfilled.</summary>
public sealed class GiveAnswer(CommunityDb db, TimeProvider clock, QuestionAccess access, DeclineQuestion requests, Outbox outbox)
{
    public async Task<Result<Answer>> HandleAsync(Member actor, long questionId, string text, AnswerSource? source, CancellationToken cancel)
    {
        if (Answer.Objection(text) is { } objection)
        {
            return objection;
        }

        var found = await access.FindOpenAsync(questionId, actor, cancel);
        if (!found.Succeeded || found.Value.AuthorId == actor.Id)
        {
            return found.Refusal ?? new OwnQuestion();
        }

        if (found.Value.Answers.Any(given => given.AuthorId == actor.Id && given.Text == text))
        {
            return new AnswerAlreadyGiven();
        }

        var answer = await AddAsync(found.Value, actor, text, source, cancel);
        await requests.MarkAsync(questionId, actor.Id, RequestOutcome.Answered, cancel);
        await outbox.TellAsync(found.Value.AuthorId, new AnswerReceived(questionId, answer.Id), cancel);
        await requests.GiveBackAsync(found.Value, actor.Id, cancel);
        return answer;
    }

    private async Task<Answer> AddAsync(Question question, Member actor, string text, AnswerSource? source, CancellationToken cancel)
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
        return answer;
    }
}
