using static CoP.Community.Tests.Questions.AfterAnswer.OutcomeFixture;

namespace CoP.Community.Tests.Questions.AfterAnswer;

/// <summary>
/// A year in which questions are asked and answered, their askers say now this and now that or nothing, some leave, and the program is down on some
/// days. Whom it asked whether it helped is compared with what was due on each day.
/// </summary>
public sealed class OutcomeYearTests
{
    private const int Days = 400;
    private const int LastAskedOn = 350;
    private static readonly int[] After = [3, 7, 30];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AYear_AsksEachAtMostThreeTimes_NeverWhoIsDone_AndMissesNone(int seed)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var (random, down) = (new Random(seed), new HashSet<int>());
        Dictionary<long, Expected> expected = [];
        for (var day = 0; day < Days; day++)
        {
            if (random.Next(25) == 0)
            {
                down.UnionWith(Enumerable.Range(day, random.Next(1, 12))); // A day, or a good week.
            }

            await LiveAsync(fixture, random, expected, day);
            fixture.Community.Time.Advance(Day);
            if (!down.Contains(day))
            {
                await LookAsync(fixture, expected);
            }
        }

        Assert.All(expected.Values, static one => Assert.InRange(one.Stages.Count, 0, 3));
        Assert.Contains(expected.Values, static one => one.Stages is [1, 2, 3]);
        Assert.Contains(expected.Values, static one => one.Stages is [2, ..] or [3]); // Those whose first time fell on days on which it was down.
    }

    /// <summary>What people do on a day.</summary>
    private static async Task LiveAsync(QuestionFixture fixture, Random random, Dictionary<long, Expected> expected, int day)
    {
        if (day < LastAskedOn && random.Next(4) == 0)
        {
            var asker = random.Next(3) == 0 ? await fixture.Community.MemberAsync($"Asker {day}") : fixture.Asker;
            expected[await fixture.AskAsync($"Question of day {day}", author: asker)] = new Expected(asker);
        }

        foreach (var (id, one) in expected.Where(static one => !one.Value.IsDone).ToList())
        {
            await ActAsync(fixture, random.Next(60), id, one);
        }
    }

    private static async Task ActAsync(QuestionFixture fixture, int chance, long id, Expected one)
    {
        if (chance < 6)
        {
            one.FirstAnswer ??= (await fixture.AnswerAsync(fixture.Peer, id, $"On {fixture.Community.Now:O}")).Succeeded ? fixture.Community.Now : null;
        }
        else if (one.FirstAnswer is not null)
        {
            await SayAsync(fixture, chance, id, one);
        }
    }

    private static async Task SayAsync(QuestionFixture fixture, int chance, long id, Expected one)
    {
        switch (chance)
        {
            case 6:
                one.IsDone = (await fixture.HelpedAsync(one.Asker, id)).Value.State == QuestionState.Answered;
                break;
            case 7 or 8:
                await fixture.PartlyAsync(one.Asker, id);
                break;
            case 9:
                one.FirstAnswer = (await fixture.DidNotHelpAsync(one.Asker, id)).Succeeded ? null : one.FirstAnswer;
                break;
            case 10:
                one.IsDone = (await fixture.Community.As(one.Asker, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, id, default))).Succeeded;
                break;
            case 11 when one.Asker != fixture.Asker:
                await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == one.Asker)
                    .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Status, MemberStatus.Removed)));
                one.IsDone = true;
                break;
        }
    }

    /// <summary>The program looks, and has asked exactly whom it should have.</summary>
    private static async Task LookAsync(QuestionFixture fixture, Dictionary<long, Expected> expected)
    {
        await fixture.PassAsync(TimeSpan.Zero);
        var told = (await fixture.WantedAsync()).ToLookup(static wanted => wanted.Notice.QuestionId, static wanted => wanted.Notice.Stage);
        foreach (var (id, one) in expected)
        {
            one.Look(fixture.Community.Now);
            Assert.Equal(one.Stages, told[id]);
        }
    }

    /// <summary>What should be asked about a question, reckoned without the program.</summary>
    private sealed class Expected(long asker)
    {
        private DateTimeOffset _asked;

        public long Asker => asker;

        /// <summary>The first that was not turned down.</summary>
        public DateTimeOffset? FirstAnswer { get; set; }

        public bool IsDone { get; set; }

        public List<int> Stages { get; } = [];

        public void Look(DateTimeOffset now)
        {
            var due = After.Count(days => FirstAnswer <= now.AddDays(-days));
            if (!IsDone && due > Stages.LastOrDefault() && now - _asked >= TimeSpan.FromDays(1))
            {
                Stages.Add(due);
                _asked = now;
            }
        }
    }
}
