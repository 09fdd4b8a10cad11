using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>Open questions wait for their next step from the time at which they went out, and that cannot lie ahead.</summary>
public sealed class WaitingQuestions(ITransactions transactions, TimeProvider clock, IOptions<QuestionOptions> options) : IAfterClockSetBack
{
    public Task SetBackAsync(TimeSpan by, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (db, now) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow());
            var claimed = now + options.Value.ClaimLasts;
            await db.Questions.Where(question => question.State == QuestionState.Open && question.RoutedAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(static question => question.RoutedAt, now), token);
            return await db.Questions.Where(question => question.State == QuestionState.Open && question.ClaimedUntil > claimed)
                .ExecuteUpdateAsync(set => set.SetProperty(static question => question.ClaimedUntil, claimed), token);
        },
        cancel);
}
