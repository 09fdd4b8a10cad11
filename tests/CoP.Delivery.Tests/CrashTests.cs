using System.Collections.Concurrent;
using CoP.Community.Delivery;
using Xunit;
using Xunit.Abstractions;

namespace CoP.Delivery.Tests;

/// <summary>
/// The promise: nothing is lost silently, and what comes twice was in doubt. Processes die at random points while the
/// platform answers at random; afterwards the platform's own ledger is compared with the outbox.
/// </summary>
public class CrashTests(ITestOutputHelper output)
{
    private const int Chats = 16;
    private const int RowsPerChat = 5;
    private readonly ConcurrentQueue<string> _ledger = [];
    private readonly ConcurrentDictionary<string, int> _hits = [];
    private readonly Lock _lock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Process_KilledAtRandomPoints_LosesNothingAndRepeatsOnlyWhatWasInDoubt(int seed)
    {
        var random = new Random(seed);
        await using var fixture = new DispatcherFixture { PartCount = 2 };
        fixture.Answer = request => Accept(request, random);
        await fixture.StartAsync([.. Enumerable.Range(0, Chats).SelectMany(RowsOf)]);
        fixture.Kills = point => Dies(point, random);

        var rows = await EndAsync(fixture);

        Report(seed, rows);
        Assert.NotEmpty(_hits);
        Assert.All(rows.Where(static row => row.State == OutboxState.Sent), row => Assert.Contains(Wire(row), _ledger));
        Assert.All(rows.Where(static row => row.Policy == AmbiguityPolicy.Hold), row => Assert.True(Seen(row) <= 1));
        Assert.All(rows, row => Assert.True(Seen(row) <= 1 + row.Ambiguities));
        Assert.All(_ledger.GroupBy(static wire => wire[..3]), static chat => Assert.Equal(chat.Order(StringComparer.Ordinal), chat));
    }

    private static IEnumerable<object> RowsOf(int number)
    {
        var chat = DispatcherFixture.Chat($"{number}");
        chat.Id = number + 1;
        return Enumerable.Range(0, RowsPerChat).Select(at =>
        {
            var row = DispatcherFixture.Row(chat, $"{number:000}-{at}");
            row.Policy = number % 2 == 0 ? AmbiguityPolicy.Hold : AmbiguityPolicy.Resend;
            return row;
        });
    }

    private static async Task<List<OutboxMessage>> EndAsync(DispatcherFixture fixture)
    {
        for (var step = 0; step < 5_000; step++)
        {
            if (fixture.IsDead)
            {
                await fixture.LeapAsync(TimeSpan.FromSeconds(10));
                fixture.Restart();
            }

            await fixture.StepAsync();
            if (step % 10 == 0 && await fixture.RowsAsync() is var rows && rows.TrueForAll(static row => row.FinishedAt is not null))
            {
                return rows;
            }
        }

        throw new TimeoutException("Rows were forgotten.");
    }

    private int Seen(OutboxMessage row) => _ledger.Count(wire => wire == Wire(row));

    private static string Wire(OutboxMessage row) => $"{row.DedupeKey}/{row.Part}";

    private bool Dies(string point, Random random)
    {
        lock (_lock)
        {
            var dies = _hits.Values.Sum() < 20 && random.Next(25) == 0;
            if (dies)
            {
                _hits.AddOrUpdate(point, 1, static (_, count) => count + 1);
            }

            return dies;
        }
    }

    private SendOutcome Accept(OutboundRequest request, Random random)
    {
        lock (_lock)
        {
            var chance = random.Next(20);
            if (chance >= 3)
            {
                _ledger.Enqueue(request.Payload);
            }

            return chance switch
            {
                0 => new SendOutcome.RetryLater(TimeSpan.FromSeconds(1), "429"),
                1 => new SendOutcome.Rejected("400"),
                2 => new SendOutcome.Ambiguous("closed before it arrived"),
                3 => new SendOutcome.Ambiguous("504 after it arrived"),
                _ => new SendOutcome.Sent("1"),
            };
        }
    }

    private void Report(int seed, List<OutboxMessage> rows)
    {
        output.WriteLine($"seed {seed}; killed {string.Join(", ", _hits.Select(static hit => $"{hit.Key} {hit.Value}x"))}");
        output.WriteLine(string.Join(", ", rows.GroupBy(static row => row.State).Select(static group => $"{group.Key} {group.Count()}")));
        output.WriteLine($"seen {_ledger.Count}, twice {_ledger.Count - _ledger.Distinct().Count()}, in doubt {rows.Sum(static row => row.Ambiguities)}");
    }
}
