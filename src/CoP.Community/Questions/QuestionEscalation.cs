using CoP.Community.Delivery;
using CoP.Community.DueWork;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>Nobody is left without an answer: an unanswered question is put before more people, and at last before those who look after its group.</summary>
public sealed class QuestionEscalation(ITransactions transactions, IOptions<QuestionOptions> options) : IDueWork
{
    public string Name => "questions";

    public TimeSpan Every => options.Value.LadderEvery;

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var (secondWave, escalation) = (now - options.Value.SecondWaveAfter, now - options.Value.EscalateAfter);
        return db.Questions
            .Where(question => question.State == QuestionState.Open
                && (question.ClaimedUntil <= now
                    || (question.Waves < 2 && question.RoutedAt <= secondWave)
                    || (question.EscalatedAt == null && question.RoutedAt <= escalation)))
            .OrderBy(static question => question.RoutedAt)
            .Select(static question => question.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) =>
        transactions.RunAsync((QuestionStep step, CancellationToken token) => step.EscalateAsync(id, token), cancel);
}

/// <summary>One question's next step, decided anew from its state: whoever answered in the meantime has stopped it.</summary>
public sealed class QuestionStep(
    QuestionAccess access, QuestionRouting routing, TimeProvider clock, IOptions<QuestionOptions> options, Outbox outbox)
{
    /// <returns>Whether anything was done.</returns>
    internal async Task<bool> EscalateAsync(long id, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { State: QuestionState.Open } question)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var lapsed = await LetClaimLapseAsync(question, now, cancel);
        var busy = question.HasHelp || question.IsClaimed(now); // Somebody is on it.
        return (!busy && await WidenAsync(question, now - question.RoutedAt, cancel)) || lapsed;
    }

    private async Task<bool> WidenAsync(Question question, TimeSpan waited, CancellationToken cancel)
    {
        var (asks, escalates) = (question.Waves < 2 && waited >= options.Value.SecondWaveAfter, question.EscalatedAt is null && waited >= options.Value.EscalateAfter);
        if (asks)
        {
            await routing.SendWaveAsync(question, cancel);
        }

        if (escalates)
        {
            await routing.EscalateAsync(question, cancel);
        }

        return asks || escalates;
    }

    private async Task<bool> LetClaimLapseAsync(Question question, DateTimeOffset now, CancellationToken cancel)
    {
        if (question is not { ClaimedById: { } memberId, ClaimedUntil: { } until } || until > now)
        {
            return false;
        }

        (question.ClaimedById, question.ClaimedUntil) = (null, null);
        await outbox.TellAsync(memberId, new ClaimLapsed(question.Id, until), cancel);
        await outbox.RefreshAsync(question.Subject, cancel);
        return true;
    }
}
