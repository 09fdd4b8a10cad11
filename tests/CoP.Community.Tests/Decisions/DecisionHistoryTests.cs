using CoP.Community.Decisions;

namespace CoP.Community.Tests.Decisions;

/// <summary>Whatever people do and become: nobody counts twice, and nobody can find out who has voted for what in secret.</summary>
public sealed class DecisionHistoryTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Histories_CountNobodyTwice(int seed)
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var random = new Random(seed);
        long[] people = [fixture.Chair, .. fixture.Seats, fixture.Lead, .. fixture.Peers, fixture.Coordinator, fixture.Guest];
        long?[] organisations = [fixture.Unicef, fixture.Fao, fixture.Typed, null];
        for (var at = 0; at < people.Length; at++)
        {
            await fixture.JoinAsync(people[at], organisations[at % organisations.Length]);
        }

        var decisions = new List<Decision>();
        foreach (var voters in Enum.GetValues<DecisionVoters>())
        {
            decisions.AddRange(await fixture.StartAsync(voters), await fixture.StartAsync(voters, secret: true));
        }

        // What a watchful model knows: the votes that were taken, by who gave them.
        var taken = decisions.ToDictionary(static one => one.Id, static _ => new Dictionary<long, int>());
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(fixture, random, people, organisations, decisions, taken);
        }

        foreach (var one in decisions)
        {
            await CheckAsync(fixture, one, taken[one.Id]);
        }
    }

    /// <summary>Everything that the database holds of a secret vote is the same, whoever has voted for what: so there is nothing to join.</summary>
    [Fact]
    public async Task SecretVotes_LeaveTheSameBehind_WhoeverVotedForWhat()
    {
        var (one, other) = (await DumpAsync([1, 2, 1]), await DumpAsync([2, 1, 1]));
        Assert.Equal(one, other);
        Assert.Contains("DecisionVoters", one, StringComparison.Ordinal);
        Assert.NotEqual(one, await DumpAsync([1, 1, 1])); // The dump does show how many votes each has.
        Assert.NotEqual(await DumpAsync([1, 2, 1], secret: false), await DumpAsync([2, 1, 1], secret: false)); // And who gave which in an open vote.
    }

    private static async Task StepAsync(DecisionFixture fixture, Random random, long[] people, long?[] organisations, List<Decision> decisions, Dictionary<long, Dictionary<long, int>> taken)
    {
        var who = people[random.Next(people.Length)];
        switch (random.Next(10))
        {
            case 0:
                await fixture.ChangeMemberAsync(who, member => member.Status = random.Next(3) == 0 ? MemberStatus.Suspended : MemberStatus.Active);
                break;
            case 1:
                await fixture.JoinAsync(who, organisations[random.Next(organisations.Length)]);
                break;
            case 2:
                await fixture.ChangeMemberAsync(who, member => member.Role = random.Next(2) == 0 ? Role.Committee : Role.Member);
                break;
            case 3:
                await LeaveOrJoinGroupAsync(fixture, who);
                break;
            default:
                var (one, number) = (decisions[random.Next(decisions.Count)], random.Next(1, 3));
                if ((await fixture.VoteAsync(who, one.Id, number)).Succeeded)
                {
                    Assert.False(one.IsSecret && taken[one.Id].ContainsKey(who));
                    taken[one.Id][who] = number;
                }

                break;
        }
    }

    private static Task<int> LeaveOrJoinGroupAsync(DecisionFixture fixture, long who) => fixture.Community.ChangeAsync(async db =>
    {
        if (await db.GroupMemberships.FirstOrDefaultAsync(own => own.MemberId == who && own.GroupId == fixture.Group) is { } own)
        {
            db.GroupMemberships.Remove(own);
        }
        else
        {
            db.GroupMemberships.Add(new GroupMembership { GroupId = fixture.Group, MemberId = who });
        }

        return await db.SaveChangesAsync();
    });

    private static async Task CheckAsync(DecisionFixture fixture, Decision one, Dictionary<long, int> taken)
    {
        var voters = await fixture.Community.ReadAsync(db => db.DecisionVoters.AsNoTracking().Where(voter => voter.DecisionId == one.Id).ToListAsync());
        Assert.Equal(taken.Keys.Order(), voters.Select(static voter => voter.MemberId).Order());
        Assert.Equal([taken.Values.Count(static number => number == 1), taken.Values.Count(static number => number == 2)], await fixture.VotesAsync(one.Id));
        Assert.All(voters, voter => Assert.Equal(one.IsSecret ? null : taken[voter.MemberId], voter.Choice));
        var spoken = voters.Select(static voter => voter.OrganisationId).OfType<long>().ToList();
        Assert.Equal(spoken.Count, spoken.Distinct().Count());
        Assert.Equal(one.Voters == DecisionVoters.Organisations ? voters.Count : 0, spoken.Count);
    }

    /// <summary>All rows of all tables but the members themselves, after three have voted so.</summary>
    private static async Task<string> DumpAsync(int[] votes, bool secret = true)
    {
        await using var fixture = await DecisionFixture.BuildAsync();
        var one = await fixture.StartAsync(secret: secret);
        for (var at = 0; at < votes.Length; at++)
        {
            await fixture.VoteAsync(fixture.Seats[at], one.Id, votes[at]);
        }

        return await fixture.Community.ReadAsync(static async db =>
        {
            var lines = new List<string>();
            foreach (var type in db.Model.GetEntityTypes().Where(static type => !type.IsOwned()))
            {
                var rows = ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!).AsNoTracking();
                foreach (var row in await rows.ToListAsync())
                {
                    lines.Add($"{type.GetTableName()}: {string.Join(' ', type.GetProperties().Where(static property => !property.IsShadowProperty() && !IsChance(property.Name)).Select(property => $"{property.Name}={property.PropertyInfo?.GetValue(row)}"))}");
                }
            }

            return string.Join('\n', lines);
        });
    }

    /// <summary>What is another in each run: made by chance.</summary>
    private static bool IsChance(string property) => property is "Operation" or "Nonce";
}
