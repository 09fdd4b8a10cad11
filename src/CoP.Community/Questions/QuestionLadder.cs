using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>Nobody is left without an answer: each question that is due climbs one step, in a transaction of its own.</summary>
public sealed class QuestionLadder(
    ITransactions transactions, IServiceScopeFactory scopes, TimeProvider clock, IOptions<QuestionOptions> options) : IQuestionLadder
{
    public async Task ClimbAsync(CancellationToken cancel) => await Each.TakeAsync(await DueAsync(cancel), id => ClimbAsync(id, cancel), cancel);

    private Task<bool> ClimbAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            await services.GetRequiredService<QuestionStep>().ClimbAsync(id, token);
            return true;
        },
        cancel);

    private async Task<List<long>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var now = clock.GetUtcNow();
        var (secondWave, escalation) = (now - options.Value.SecondWaveAfter, now - options.Value.EscalateAfter);
        return await db.Questions
            .Where(question => question.State == QuestionState.Open
                && (question.ClaimedUntil <= now
                    || (question.Waves < 2 && question.RoutedAt <= secondWave)
                    || (question.EscalatedAt == null && question.RoutedAt <= escalation)))
            .OrderBy(question => question.RoutedAt)
            .Select(question => question.Id)
            .ToListAsync(cancel);
    }
}
