using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>Open questions wait for their next step from the times at which they went out and were answered, and those cannot lie ahead.</summary>
public sealed class WaitingQuestions(ITransactions transactions, TimeProvider clock, IOptions<QuestionOptions> options) : IAfterClockSetBack
{
    public Task SetBackAsync(TimeSpan by, CancellationToken cancel) => transactions.RunAsync(
        async (services, token) =>
        {
            var (db, now) = (services.GetRequiredService<CommunityDb>(), clock.GetUtcNow());
            var claimed = now + options.Value.ClaimLasts;
            await db.Questions.Where(question => question.State == QuestionState.Open && question.RoutedAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(static question => question.RoutedAt, now), token);
            await db.Questions.Where(question => question.State == QuestionState.Open && question.OutcomeAskedAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(static question => question.OutcomeAskedAt, now), token);
            await db.Answers.Where(answer => answer.Question!.State == QuestionState.Open && answer.GivenAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(static answer => answer.GivenAt, now), token);
            return await db.Questions.Where(question => question.State == QuestionState.Open && question.ClaimedUntil > claimed)
                .ExecuteUpdateAsync(set => set.SetProperty(static question => question.ClaimedUntil, claimed), token);
        },
        cancel);
}
