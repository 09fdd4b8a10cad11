using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Storage.Tests.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Writing;

/// <summary>What must hold for works that wait together, and so share a commit.</summary>
public sealed class SharedCommitTests
{
    [Fact]
    public async Task Works_ThatWaitTogether_ShareOneCommitInTheOrderTheyCame()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        var all = Enumerable.Range(1, 50).Select(n => writers.Add($"{n}")).ToList();
        await writers.LetInAsync();
        await Task.WhenAll(all);
        Assert.Equal(Enumerable.Range(1, 50).Select(static n => $"{n}"), await NamesAsync(database));
    }

    [Fact]
    public async Task Works_ThatShareACommit_WakeTheDispatcherOnce_WhenOneOfThemLeftSomethingToSend()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using (var writers = await ConcurrentWriters.BehindAsync(database))
        {
            var silent = writers.Add("silent");
            await writers.LetInAsync();
            await silent;
        }

        Assert.Equal(0, database.Woken);
        await using var others = await ConcurrentWriters.BehindAsync(database);
        var all = Enumerable.Range(1, 9).Select(n => others.Join(async db =>
        {
            db.Add(Some.Outbox($"{n}"));
            await db.SaveChangesAsync(); // Saved before the end, as some works do.
        })).ToList();
        await others.LetInAsync();
        await Task.WhenAll(all);
        Assert.Equal(1, database.Woken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replies_LeaveOnceTheyAreCommitted_AndAreGivenBackWhenTheyAreNot(bool isKept)
    {
        var dispatch = new RecordingDispatch();
        await using var database = await TestDatabase.CreateAsync("Sqlite", services => services.AddSingleton<IPromptDispatch>(dispatch));

        var said = database.Transactions.RunAsync(
            async (services, cancel) =>
            {
                var (db, prompt) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<PromptReplies>());
                var chat = Some.Conversation();
                db.Add(chat);
                await db.SaveChangesAsync(cancel);
                var row = OutboxMessage.Reply(OutboxKind.Send, "{}", "a", chat, null, default);
                db.Add(row);
                prompt.MarkClear(chat);
                prompt.Offer(row, chat);
                dispatch.OnTake = () => row.Body = isKept ? row.Body : null!; // Which cannot be saved.
                return true;
            },
            CancellationToken.None);

        var fault = await Record.ExceptionAsync(() => said);
        Assert.Equal(isKept, fault is null);
        Assert.Equal(isKept ? ["taken", "left"] : ["taken", "given back"], dispatch.Seen);
    }

    [Fact]
    public async Task ACommit_IsCounted_BeforeWhoeverWroteIsAnswered()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var commits = database.Services.GetRequiredService<Commits>();
        var before = commits.Count;

        await database.Transactions.RunAsync(static (_, _) => Task.FromResult(true), CancellationToken.None);

        Assert.Equal(before + 1, commits.Count);
    }

    [Fact]
    public async Task Work_ThatLeavesManyMessagesWithOneStatement_WakesTheDispatcher()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");

        await database.Transactions.RunAsync(
            static async (scope, cancel) =>
            {
                await scope.GetRequiredService<IBulkInsert>().AddAsync([Some.Outbox("1"), Some.Outbox("2")], cancel);
                return true;
            },
            CancellationToken.None);

        Assert.Equal(1, database.Woken);
    }

    [Fact]
    public async Task Work_ThatFailsAmongOthers_TakesNothingFromThem()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        var before = writers.Add("before");
        var failing = writers.Join(static async db =>
        {
            db.Add(Some.Inbox("failing"));
            await db.SaveChangesAsync();
            throw new FormatException();
        });
        var after = writers.Add("after");
        await writers.LetInAsync();
        await Assert.ThrowsAsync<FormatException>(() => failing);
        await Task.WhenAll(before, after);
        Assert.Equal(["before", "after"], await NamesAsync(database));
    }

    [Fact]
    public async Task Work_ThatConflictsAmongOthers_AloneRunsAgain()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        var (runs, others) = (0, 0);
        var before = writers.Add("same", () => others++);
        var conflicting = writers.Join(db =>
        {
            db.Add(Some.Inbox(runs++ == 0 ? "same" : "other"));
            return Task.CompletedTask;
        });
        var after = writers.Add("after", () => others++);
        await writers.LetInAsync();
        await Task.WhenAll(before, conflicting, after);
        Assert.Equal((2, 2), (runs, others));
        Assert.Equal(["same", "other", "after"], await NamesAsync(database));
    }

    [Fact]
    public async Task Work_SeesWhatThoseBeforeItInTheSameCommitHaveDone()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        var seen = 0;
        var before = writers.Add("before");
        var after = writers.Join(async db => seen = await db.Inbox.CountAsync());
        await writers.LetInAsync();
        await Task.WhenAll(before, after);
        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task Work_WhoseCallerLeavesTheQueue_NeverRuns()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        using var impatient = new CancellationTokenSource();
        var ran = false;
        var leaving = writers.Join(
            _ =>
            {
                ran = true;
                return Task.CompletedTask;
            },
            impatient.Token);
        var next = writers.Add("next");
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await writers.LetInAsync();
        await next;
        Assert.False(ran);
    }

    [Fact]
    public async Task Works_WhoseCommitFails_AreAllToldAndKeepNothing()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        var one = writers.Add("one");

        // A deferred foreign key is looked at only when the commit is.
        var two = writers.Join(static async db =>
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON");
            db.Add(new LiveMessage { ConversationId = 404, Subject = "s", NoticeType = "n", Notice = "{}" });
        });
        await writers.LetInAsync();
        await Assert.ThrowsAsync<SqliteException>(() => one);
        await Assert.ThrowsAsync<SqliteException>(() => two);
        Assert.Empty(await NamesAsync(database));
        await database.AddAsync(Some.Inbox("later"));
        Assert.Equal(["later"], await NamesAsync(database));
    }

    [Fact]
    public async Task Works_WhoseTransactionIsEndedOverOneOfThem_RunAgainEachByItself()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await using var writers = await ConcurrentWriters.BehindAsync(database);
        var before = writers.Add("before");
        var fatal = writers.Join(static async db =>
        {
            await db.Database.ExecuteSqlRawAsync("ROLLBACK"); // As SQLite does by itself when the disk is full.
            throw new FormatException();
        });
        var after = writers.Add("after");
        await writers.LetInAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => fatal);
        await Task.WhenAll(before, after);
        Assert.Equal(["after", "before"], (await NamesAsync(database)).Order());
    }

    [Fact]
    public async Task Connection_ThatWrites_IsDurable()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        Assert.Equal(2, await database.Transactions.RunAsync(
            static (scope, cancel) => scope.GetRequiredService<CommunityDb>().Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(cancel),
            CancellationToken.None));
    }

    private static Task<List<string>> NamesAsync(TestDatabase database) =>
        database.ReadAsync(static db => db.Inbox.OrderBy(entry => entry.Id).Select(entry => entry.ExternalId).ToListAsync());
}
