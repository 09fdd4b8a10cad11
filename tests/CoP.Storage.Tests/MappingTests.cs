using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests;

public sealed class MappingTests
{
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Schema_AfterMigration_HasNoPendingChanges(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.False(await database.ReadAsync(static db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Group_WhenOneNameChanges_IsSaved(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Group());
        await database.WriteAsync(static async db => (await db.Groups.SingleAsync()).Names["fr"] = "Chocs");
        var group = await database.ReadAsync(static db => db.Groups.SingleAsync());
        Assert.Equal("Chocs", group.Name("fr"));
        Assert.Equal(["drought", "ukame"], group.Keywords);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Time_WithAnOffset_IsComparedAsAnInstantAndReadInUtc(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Inbox("1"));
        var utc = Some.Now.ToUniversalTime();
        var entry = await database.ReadAsync(db => db.Inbox.SingleAsync(e => e.ReceivedAt >= utc && e.ReceivedAt < utc.AddTicks(1)));
        Assert.Equal(TimeSpan.Zero, entry.ReceivedAt.Offset);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Priority_WhenSorted_PutsRepliesFirst(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(
            Some.Outbox("a", 0, OutboxPriority.Broadcast), Some.Outbox("b", 0, OutboxPriority.Reply), Some.Outbox("c", 0, OutboxPriority.Reminder));
        var order = await database.ReadAsync(static db =>
            db.Outbox.Where(row => row.State == OutboxState.Queued).OrderBy(row => row.Priority).Select(row => row.DedupeKey).ToListAsync());
        Assert.Equal(["b", "c", "a"], order);
    }

    /// <summary>However it is written: a limit would cost a message.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Text_OfAnyLength_IsKeptWhole(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (row, prepared, many) = (Some.Outbox("saved"), Some.Inbox("prepared"), Some.Outbox("many"));
        row.Body = prepared.Payload = many.Body = new string('x', 100_000);
        await database.AddAsync(row);
        await database.Transactions.RunAsync(
            async (scope, cancel) =>
            {
                scope.GetRequiredService<ITurnRows>().Add(prepared);
                await scope.GetRequiredService<IBulkInsert>().AddAsync([many], cancel);
                return true;
            },
            default);

        Assert.Equal([100_000, 100_000], await database.ReadAsync(static db => db.Outbox.Select(static one => one.Body.Length).ToListAsync()));
        Assert.Equal(100_000, await database.ReadAsync(static db => db.Inbox.Select(static one => one.Payload!.Length).SingleAsync()));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task EveryRevisionedEntity_IsStampedAndCompared(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var revisions = await database.ReadAsync(static db => Task.FromResult(db.Model.GetEntityTypes()
            .Select(static entity => entity.FindProperty(nameof(IRevisioned.Revision))).OfType<IProperty>().ToList()));

        Assert.All(revisions, static revision => Assert.True(revision.IsConcurrencyToken, $"{revision.DeclaringType.ClrType.Name} loses updates."));
        Assert.All(revisions, static revision => Assert.True(revision.DeclaringType.ClrType.IsAssignableTo(typeof(IRevisioned)), $"{revision.DeclaringType.ClrType.Name} is not stamped."));
    }
}
