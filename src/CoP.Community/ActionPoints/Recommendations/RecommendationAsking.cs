using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.ActionPoints.Recommendations;

/// <summary>Asks again, kindly and not for ever, what became of recommendations: all that wait for the same people are one message.</summary>
public sealed class RecommendationAsking(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "recommendation-asking";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.Recommendations.Where(one => one.State == RecommendationState.Open && one.AskAt <= now).OrderBy(static one => one.Id).Select(static one => one.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<RecommendationAsker>().AskAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="RecommendationAsking"/>: one of them, and the others that are addressed as it is.</summary>
public sealed class RecommendationAsker(CommunityDb db, RecommendationAccess access, RecommendationCalendar calendar, Outbox outbox)
{
    /// <returns>Whether anything was due.</returns>
    public async Task<bool> AskAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Recommendations.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { State: RecommendationState.Open } first || !(first.AskAt <= now))
        {
            return false;
        }

        var (due, asked) = (await DueLikeAsync(first, now, cancel), await access.AnswerersAsync(first, cancel));
        if (!calendar.IsTime || !await asked.Present(now).AnyAsync(cancel))
        {
            due.ForEach(one => one.AskAt = calendar.Soon());
            return true;
        }

        var waiting = due.FindAll(static one => one.Asked < RecommendationCalendar.MostAsked);
        waiting.ForEach(one => (one.Asked, one.AskAt) = (one.Asked + 1, calendar.AgainAt(one)));
        if (waiting.Count > 0)
        {
            await outbox.TellAsync(asked.Present(now), new RecommendationsWait(calendar.Today, waiting.ConvertAll(static one => one.Id)), cancel);
        }

        foreach (var silent in due.Except(waiting).GroupBy(static one => one.GroupId))
        {
            await GiveUpAsync([.. silent], cancel);
        }

        return true;
    }

    /// <summary>Nobody is asked any more; those who look after them hear it once.</summary>
    private async Task GiveUpAsync(List<Recommendation> silent, CancellationToken cancel)
    {
        silent.ForEach(static one => one.AskAt = null);
        await outbox.TellAsync(await access.OverseersAsync(silent[0], cancel), new RecommendationsSilent(calendar.Today, silent.ConvertAll(static one => one.Id)), cancel);
    }

    private Task<List<Recommendation>> DueLikeAsync(Recommendation first, DateTimeOffset now, CancellationToken cancel) => db.Recommendations
        .Where(one => one.State == RecommendationState.Open && one.AskAt <= now
            && one.ToMemberId == first.ToMemberId && one.ToOrganisationId == first.ToOrganisationId && one.ToGroupId == first.ToGroupId)
        .OrderBy(static one => one.Id).ToListAsync(cancel);
}

/// <summary>No recommendation is addressed to nobody: that of a member who takes no part any more, or of an organisation of which nobody does, is put to the lead of its group, else to a coordinator.</summary>
public sealed class RecommendationHeirs(ITransactions transactions) : IDueWork
{
    public string Name => "recommendation-heirs";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now)
    {
        var active = db.Members.Active(now);
        return db.Recommendations.Where(one => one.State == RecommendationState.Open && (one.ToMemberId != null
                ? !active.Any(member => member.Id == one.ToMemberId)
                : one.ToOrganisationId != null && !active.Any(member => member.OrganisationId == one.ToOrganisationId)))
            .Select(static one => one.Id);
    }

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<RecommendationHeir>().HandAsync(id, token), cancel);
}

/// <summary>One step of <see cref="RecommendationHeirs"/>.</summary>
public sealed class RecommendationHeir(CommunityDb db, RecommendationAccess access, ActionPointAccess points, Outbox outbox, TimeProvider clock)
{
    /// <returns>Whether somebody is asked now.</returns>
    public async Task<bool> HandAsync(long id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await access.LoadAsync(id, cancel) is not { State: RecommendationState.Open, IsForAll: false } one || await (await access.AnswerersAsync(one, cancel)).AnyAsync(cancel)
            || await points.HeirAsync(await access.OverseersAsync(one, cancel), except: null, one.GivenById, isOnlyAway: false, cancel) is not { } heir)
        {
            return false;
        }

        // What a whole organisation was recommended comes to one person: they are asked for all of it at once.
        (one.ToMemberId, one.Asked, one.AskAt) = (heir, 0, now);
        await db.SaveChangesAsync(cancel);
        await outbox.RefreshAsync(one.Subject, cancel);
        return true;
    }
}
