using CoP.Community.Delivery;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests;

/// <summary>Counts what a turn costs the database, from the event to the record of its reply. What the host looks for by itself is left out.</summary>
public abstract class StatementBudget(int nodes = 1) : Journey(nodes: nodes)
{
    /// <summary>What was read of the turn, the event, the reply, and that it has arrived.</summary>
    internal const int Turn = 4;

    /// <summary>What a server costs beside that: the lock of the conversation is taken and given back, since another node may have a turn of it.</summary>
    private const int KeyLock = 2;

    private const int Times = 40;

    /// <summary>How this test looks whether the reply is recorded, as each provider writes it.</summary>
    private static readonly string[] Ours = ["SELECT COUNT(*) FROM \"Outbox\"", "SELECT count(*)::int FROM \"Outbox\""];

    private static readonly string[] Whole = ["INSERT INTO \"Inbox\"", "INSERT INTO \"Outbox\"", "UPDATE \"Outbox\" SET \"State\" = 'Sent'"];

    /// <summary>So that no limit of the platform keeps a reply waiting.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(4);

    /// <summary>What the host looks for by itself falls into some of the turns, and not into all of them; a turn's own statements are in each.</summary>
    /// <param name="before">What leads there; not counted.</param>
    internal async Task CountAsync(int most, Func<Task> act, Func<Task>? before = null)
    {
        List<string> least = [];
        most += TestBot.IsOnServer ? KeyLock : 0;
        for (var time = 0; time <= Times && (time < 2 || least.Count == 0 || least.Count > most); time++)
        {
            TestBot.Clock.Jump(Apart);
            await (before?.Invoke() ?? Task.CompletedTask);
            await TestBot.CatchBreathAsync();
            TestBot.Statements.Reset();
            await ActAsync(act);
            List<string> asked = [.. TestBot.Statements.Texts.Where(static text => !Array.Exists(Ours, ours => text.StartsWith(ours, StringComparison.Ordinal)))];
            least = IsWhole(asked) && (least.Count == 0 || asked.Count < least.Count) ? asked : least;
        }

        Assert.NotEmpty(least);
        Assert.True(least.Count <= most, string.Join('\n', least));
    }

    /// <summary>From the event to the record of its reply; else it was another's reply that was waited for.</summary>
    private static bool IsWhole(List<string> asked) =>
        Array.TrueForAll(Whole, begin => asked.Exists(text => text.StartsWith(begin, StringComparison.Ordinal)));

    internal async Task ActAsync(Func<Task> act)
    {
        var before = await RepliesAsync();
        await act();
        await Eventually.SoAsync(async () => await RepliesAsync() > before);
    }

    private Task<int> RepliesAsync() => TestBot.AskAsync(static db => db.Outbox.CountAsync(static row => row.State == OutboxState.Sent));
}
