using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.ActionPoints.Absences;

/// <summary>Welcomes back those who are there again, on the first working day, by the clocks of each.</summary>
public sealed class AbsenceEnds(ITransactions transactions) : IDueWork
{
    public string Name => "absence-ends";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) =>
        db.Members.Active(now).Where(member => member.AwayUntil <= now).OrderBy(static member => member.Id).Select(static member => member.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<ComeBack>().WelcomeAsync(id, token), cancel);
}
