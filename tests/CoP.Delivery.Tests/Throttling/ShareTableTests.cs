using CoP.Delivery.Throttling;
using Xunit;

namespace CoP.Delivery.Tests.Throttling;

/// <summary>Processes come, go, are killed, want all or little, and ask when they like. Whatever each has used in a window, together it is never more than there is.</summary>
public sealed class ShareTableTests
{
    private const int Places = 50;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset Beginning = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Processes_InAnyHistory_NeverHaveMoreThanThereIs()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            Live(new Random(seed));
        }
    }

    [Theory]
    [InlineData(2, 50)]
    [InlineData(3, 50)]
    [InlineData(3, 30)]
    [InlineData(7, 30)]
    public void Processes_ThatAllWantAll_HaveEqualParts_AndLeaveNothing(int count, int places)
    {
        var (row, now, had) = (Array.Empty<byte>(), Beginning, new int[count]);
        for (var round = 0; round < 5; round++, now += ShareTable.Rest)
        {
            for (var node = 0; node < count; node++)
            {
                var table = ShareTable.Read(row);
                had[node] = table.Take(node, places, had[node], places, now);
                row = table.Write();
            }
        }

        Assert.Equal(places, had.Sum());
        Assert.InRange(had.Max() - had.Min(), 0, 1);
    }

    [Fact]
    public void Places_OfWhoWasKilled_AreTheOthersAgain()
    {
        var (table, now) = (ShareTable.Read([]), Beginning);
        table.Take(1, Places, 0, Places, now);
        Assert.Equal(0, table.Take(2, Places, 0, Places, now));
        now += ShareTable.Lease + ShareTable.Rest;
        Assert.Equal(Places, table.Take(2, Places, 0, Places, now));
    }

    /// <summary>It asked, and the database was out of reach for half a minute: meanwhile the others have divided all among themselves.</summary>
    [Fact]
    public void Process_ThatAskedLongAgo_TakesNothingThatOthersHave()
    {
        var (table, now) = (ShareTable.Read([]), Beginning);
        table.Take(1, Places, 0, Places, now);
        Assert.Equal(0, table.Take(2, Places, 0, Places, now.AddSeconds(-30)));
    }

    private static void Live(Random chance)
    {
        var (row, now) = (Array.Empty<byte>(), Beginning);
        List<Node> nodes = [];
        for (var step = 0; step < 200; step++)
        {
            now += TimeSpan.FromMilliseconds(chance.Next(700));
            if (nodes.Count(node => node.IsAlive) < 4 && chance.Next(8) == 0)
            {
                nodes.Add(new Node(chance.NextInt64()));
            }

            if (nodes.FindAll(static node => node.IsAlive) is { Count: > 0 } living)
            {
                var node = living[chance.Next(living.Count)];
                node.IsAlive = chance.Next(20) > 0;
                var table = ShareTable.Read(row);
                node.Have(table.Take(node.Id, chance.Next(2) == 0 ? Places : 10, node.Used(now), Places, now), now);
                row = table.Write();
            }

            Assert.InRange(nodes.Sum(node => node.Possible(now)), 0, Places);
        }
    }

    private sealed class Node(long id)
    {
        private readonly List<(DateTimeOffset At, int Places)> _had = [];

        public long Id => id;

        public bool IsAlive { get; set; } = true;

        public void Have(int places, DateTimeOffset now) => _had.Add((now, places));

        /// <summary>What it says that it may have used.</summary>
        public int Used(DateTimeOffset now) => Most(now, ShareTable.Rest);

        /// <summary>What it may have sent within the window that ends now. What it had ends with its lease.</summary>
        public int Possible(DateTimeOffset now) => Most(now, Window);

        private int Most(DateTimeOffset now, TimeSpan window)
        {
            var most = 0;
            for (var at = 0; at < _had.Count; at++)
            {
                var until = at + 1 < _had.Count && _had[at + 1].At < _had[at].At + ShareTable.Lease ? _had[at + 1].At : _had[at].At + ShareTable.Lease;
                most = until > now - window ? Math.Max(most, _had[at].Places) : most;
            }

            return most;
        }
    }
}
