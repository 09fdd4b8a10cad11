using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Events.Door;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Events.Feedback;

/// <summary>Asks those who were at an event what they thought of it, and two days later those who have not answered.</summary>
public sealed class FeedbackAsking(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "event-feedback";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.Events
        .Where(one => one.FeedbackAt <= now && one.State == EventState.Held).OrderBy(static one => one.FeedbackAt).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<FeedbackAsker>().AskAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="FeedbackAsking"/>.</summary>
public sealed class FeedbackAsker(CommunityDb db, DoorLists door, Outbox outbox)
{
    private static readonly TimeSpan After = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <summary>When those who were there are asked for the first time.</summary>
    public static DateTimeOffset FirstAt(Event one) => one.EndsAt + After;

    /// <returns>Whether it was due.</returns>
    public async Task<bool> AskAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        var one = await db.Events.FirstOrDefaultAsync(it => it.Id == id, cancel);
        if (one is not { State: EventState.Held, FeedbackAt: { } at } || at > now)
        {
            return false;
        }

        var isFirst = at == FirstAt(one);
        one.FeedbackAt = isFirst ? now + Patience : null;
        var (came, subject) = (await door.CameAsync(id, cancel), EventFeedback.ResponsesTo(id));
        await outbox.TellAsync(came.Where(member => !db.Responses.Any(given => given.Subject == subject && given.MemberId == member.Id)), new FeedbackWanted(id, Again: !isFirst), cancel);
        return true;
    }
}
