using CoP.Community.Delivery;

namespace CoP.Community.Questions;

/// <summary>Ends a question in whatever way: the claim falls, whoever held it hears so, and the cards change everywhere.</summary>
public sealed class QuestionClosing(TimeProvider clock, Outbox outbox)
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

        await outbox.RefreshAsync(question.Subject, cancel);
    }
}
