using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions.AfterAnswer;

/// <summary>
/// Asks whoever has an answer and has not settled their question whether it helped, at most three times. After the program was down only the last
/// stage that is due is asked, and the next at least a day later.
/// </summary>
public sealed class OutcomeAsking(ITransactions transactions, TimeProvider clock, IOptions<QuestionOptions> options) : IDueWork
{
    public string Name => "question-outcomes";

    public TimeSpan Every => options.Value.LadderEvery;

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var (first, second, third) = (OutcomeStages.GivenBefore(1, now), OutcomeStages.GivenBefore(2, now), OutcomeStages.GivenBefore(3, now));
        var (rested, active) = (now - OutcomeStages.Pause, db.Members.Active(now));
        return db.Questions
            .Where(question => question.State == QuestionState.Open && question.OutcomeAsked < OutcomeStages.Last && !(question.OutcomeAskedAt > rested)
                && active.Any(member => member.Id == question.AuthorId)
                && question.Answers.Any(answer => !answer.NotHelpful
                    && answer.GivenAt <= (question.OutcomeAsked == 0 ? first : question.OutcomeAsked == 1 ? second : third)))
            .OrderBy(static question => question.RoutedAt)
            .Select(static question => question.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<OutcomeAsker>().AskAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="OutcomeAsking"/>, decided anew: whoever has settled their question in the meantime is not asked.</summary>
public sealed class OutcomeAsker(QuestionAccess access, Outbox outbox)
{
    /// <returns>Whether it was due.</returns>
    public async Task<bool> AskAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { State: QuestionState.Open } question
            || !question.Author!.IsActive(now) || question.OutcomeAskedAt > now - OutcomeStages.Pause
            || OutcomeStages.DueAt(question, now) is var stage && stage <= question.OutcomeAsked)
        {
            return false;
        }

        (question.OutcomeAsked, question.OutcomeAskedAt) = (stage, now);
        await outbox.TellAsync(question.AuthorId, new OutcomeWanted(id, stage), cancel);
        return true;
    }
}
