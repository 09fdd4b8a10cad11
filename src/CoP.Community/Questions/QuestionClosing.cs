using CoP.Community.Delivery;

namespace CoP.Community.Questions;

/// <summary>Ends a question in whatever way: the claim falls, and whoever held it hears so; what waited for an answer goes on.</summary>
public sealed class QuestionClosing(TimeProvider clock, Outbox outbox, IEnumerable<IAnswerAwaited> awaited)
{
    public async Task CloseAsync(Question question, QuestionState state, CancellationToken cancel, long? except = null)
    {
        var claimer = question.IsClaimed(clock.GetUtcNow()) ? question.ClaimedById : null;
        question.State = state;
        question.ClosedAt = clock.GetUtcNow();
        (question.ClaimedById, question.ClaimedUntil) = (null, null);
        if (claimer is { } memberId && memberId != except)
        {
            await outbox.TellAsync(memberId, new ClaimEnded(question.Id, question.Revision), cancel);
        }

        foreach (var waits in state == QuestionState.Answered ? awaited : [])
        {
            await waits.AnsweredAsync(question.Subject, cancel);
        }
    }
}
