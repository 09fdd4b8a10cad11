using CoP.Community.Delivery;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>One question's next step on the ladder, decided anew from its state: whoever answered in the meantime has stopped it.</summary>
public sealed class QuestionStep(
    QuestionAccess access, QuestionRouting routing, TimeProvider clock, IOptions<QuestionOptions> options, Outbox outbox)
{
    public async Task ClimbAsync(long id, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { State: QuestionState.Open } question)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await LetClaimLapseAsync(question, now, cancel);
        if (question.HasHelp || question.IsClaimed(now))
        {
            return; // Somebody is on it.
        }

        await WidenAsync(question, now - question.RoutedAt, cancel);
    }

    private async Task WidenAsync(Question question, TimeSpan waited, CancellationToken cancel)
    {
        if (question.Waves < 2 && waited >= options.Value.SecondWaveAfter)
        {
            await routing.SendWaveAsync(question, cancel);
        }

        if (question.EscalatedAt is null && waited >= options.Value.EscalateAfter)
        {
            await routing.EscalateAsync(question, cancel);
        }
    }

    private async Task LetClaimLapseAsync(Question question, DateTimeOffset now, CancellationToken cancel)
    {
        if (question is not { ClaimedById: { } memberId, ClaimedUntil: { } until } || until > now)
        {
            return;
        }

        (question.ClaimedById, question.ClaimedUntil) = (null, null);
        await outbox.TellAsync(memberId, new ClaimLapsed(question.Id, until), cancel);
        await outbox.RefreshAsync(question.Subject, cancel);
    }
}
