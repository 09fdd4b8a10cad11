using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;

namespace CoP.Benchmarks.Seeding;

/// <summary>Writes open action points of members in six working groups, with last days from ten days ago to three weeks ahead, as they stand on the evening before.</summary>
internal static class ActionPointSeeds
{
    private const int Chunk = 1_000;
    private const int Groups = 6;
    private const int FirstDay = -10;
    private const int DaysInAll = 32;
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Nairobi");

    /// <param name="owners">How many members share them.</param>
    /// <param name="today">The working day whose pass is measured.</param>
    public static async Task AddAsync(ITransactions transactions, int count, int owners, DateOnly today)
    {
        var groups = await transactions.RunAsync(static (services, cancel) => GroupsAsync(services.GetRequiredService<CommunityDb>(), cancel), CancellationToken.None);
        for (var from = 0; from < count; from += Chunk)
        {
            var made = Enumerable.Range(from, Math.Min(Chunk, count - from)).Select(at => Make(at, owners, groups[at % Groups], today)).ToList();
            await transactions.RunAsync(
                (services, cancel) =>
                {
                    services.GetRequiredService<CommunityDb>().AddRange(made);
                    return Task.FromResult(true);
                },
                CancellationToken.None);
        }
    }

    private static async Task<List<long>> GroupsAsync(CommunityDb db, CancellationToken cancel)
    {
        var groups = Enumerable.Range(1, Groups).Select(static at => new Group { Slug = $"group-{at}", Names = new() { [Languages.English] = $"Working group {at}" }, Keywords = [] }).ToList();
        var leads = await db.Members.OrderByDescending(static member => member.Id).Take(Groups).ToListAsync(cancel);
        db.AddRange(groups);
        await db.SaveChangesAsync(cancel);
        groups.Zip(leads).ToList().ForEach(static pair => pair.Second.Memberships.Add(new GroupMembership { GroupId = pair.First.Id, IsLead = true }));
        return groups.ConvertAll(static group => group.Id);
    }

    private static ActionPoint Make(int at, int owners, long group, DateOnly today)
    {
        var (due, evening) = (today.AddDays(FirstDay + (at * 7 % DaysInAll)), today.AddDays(-1));
        var told = ReminderStages.Last(due, evening);
        return new ActionPoint
        {
            Words = $"Send the list of wards for round {at}",
            OwnerId = (at % owners) + 1,
            GroupId = group,
            State = ActionPointState.Open,
            CreatedAt = DateTimeOffset.UnixEpoch,
            DueAt = WallClock.EndOf(due, Zone),
            Number = (at / owners) + 1,
            PlannedOn = due.AddDays(-30),
            RemindedOn = evening,
            RemindedStage = told,
            Nudged = due <= evening.AddDays(-7) ? 2 : due <= evening.AddDays(-3) ? 1 : 0,
            RemindAt = WallClock.InstantOf(ReminderStages.Next(due, told, due.AddDays(-30), today), WorkingHours.From, Zone),
            ListedAt = DateTimeOffset.MaxValue,
        };
    }
}
