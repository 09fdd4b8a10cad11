using CoP.Community;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Writing;

public sealed class TransactionsTests
{
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Claim_WhenTheRevisionMovedOn_RunsAgainFromTheStart(string provider)
    {
        await using var database = await WithQuestionAsync(provider);
        var runs = 0;
        await database.WriteAsync(async db =>
        {
            var question = await db.Questions.SingleAsync();
            if (runs++ == 0)
            {
                await OvertakeAsync(db);
            }

            question.ClaimedById ??= 2;
        });
        Assert.Equal(2, runs);
        Assert.Equal(2, (await database.ReadAsync(static db => db.Questions.SingleAsync())).ClaimedById);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Claims_AtOnce_AreWonByOne(string provider)
    {
        await using var database = await WithQuestionAsync(provider);
        var won = await Task.WhenAll(Enumerable.Range(1, 2).Select(member => database.Transactions.RunAsync(
            async (scope, cancel) =>
            {
                var question = await scope.GetRequiredService<CommunityDb>().Questions.SingleAsync(cancel);
                return question.ClaimedById is null && (question.ClaimedById = member) == member;
            },
            CancellationToken.None)));
        Assert.Single(won, true);
        Assert.Equal(1, (await database.ReadAsync(static db => db.Questions.SingleAsync())).Revision);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Work_WhenItAlwaysConflicts_RunsAFewTimesAndThrows(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Inbox("1"));
        var runs = 0;
        await Assert.ThrowsAsync<DbUpdateException>(() => database.WriteAsync(db =>
        {
            Assert.Empty(db.ChangeTracker.Entries());
            db.Add(Some.Inbox("1"));
            runs++;
            return Task.CompletedTask;
        }));
        Assert.Equal(provider == DatabaseOptions.Sqlite ? 6 : 21, runs); // Beside each other works conflict more often than one after the other.
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Work_WhenItThrows_KeepsNothingAndLetsTheNextIn(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Assert.ThrowsAsync<FormatException>(() => database.WriteAsync(static async db =>
        {
            db.Add(Some.Outbox("1"));
            await db.SaveChangesAsync();
            throw new FormatException();
        }));
        Assert.Equal(0, database.Woken);
        await database.AddAsync(Some.Outbox("2"));
        Assert.Equal("2", (await database.ReadAsync(static db => db.Outbox.SingleAsync())).DedupeKey);
        Assert.Equal(1, database.Woken);
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Work_InsideOtherWork_IsRefusedInsteadOfWaitingForItself(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(_ => database.AddAsync(Some.Inbox("1"))));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Work_WhenCancelledBeforeTheCommit_KeepsNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var caller = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Transactions.RunAsync(
            async (scope, _) =>
            {
                scope.GetRequiredService<CommunityDb>().Add(Some.Inbox("1"));
                await caller.CancelAsync();
                return true;
            },
            caller.Token));
        Assert.Equal(0, await database.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Process_EndingDuringAWork_CommitsIt_AndTellsWhoStillWaits()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        TaskCompletionSource begun = new(), end = new();
        var inside = database.WriteAsync(async db =>
        {
            db.Add(Some.Inbox("1"));
            begun.SetResult();
            await end.Task;
        });
        await begun.Task;
        var waiting = database.AddAsync(Some.Inbox("2"));

        var stopping = database.StopAsync();
        Assert.False(stopping.IsCompleted);
        end.SetResult();
        await stopping;

        await inside;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        var next = database.Beside();
        Assert.Equal("1", (await next.ReadAsync(static db => db.Inbox.SingleAsync())).ExternalId);
    }

    private static async Task<TestDatabase> WithQuestionAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Member(1), Some.Member(2), Some.Group(), Some.Question());
        return database;
    }

    // What we read is old when we save. It happens in our own transaction, so the rollback takes it back too.
    private static Task<int> OvertakeAsync(CommunityDb db) => db.Questions.ExecuteUpdateAsync(
        set => set.SetProperty(q => q.ClaimedById, 1).SetProperty(q => q.Revision, q => q.Revision + 1));
}
