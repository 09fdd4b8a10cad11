using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Storage.Tests.Providers;
using CoP.Storage.Tests.Writing;
using CoP.Storage.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Turns;

/// <summary>Works that are decided on a snapshot before they are written.</summary>
public sealed class DecidedWorkTests
{
    private const string Person = "29:amina";

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task TurnsOwnRows_AreDecidedOnce_AndWritten(string provider)
    {
        await using var database = await BeginAsync(provider);
        var runs = 0;
        var seen = database.Time.GetUtcNow() + TimeSpan.FromHours(3);

        await database.Transactions.DecideAsync(
            null,
            kind: null,
            async (services, cancel) =>
            {
                runs++;
                var (db, rows) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<ITurnRows>());
                var found = await rows.ReadAsync(Key("1"), cancel);
                rows.Add(Some.Inbox("1"));
                Assert.True(rows.TryAdd(OutboxMessage.Reply(OutboxKind.Send, "{}", "reply:1", found.Place!, found.Address!.MemberId, Some.Now)));
                found.Address.LastSeenAt = seen;
                db.Dialogs.Add(new StoredDialog { ConversationId = found.Place!.Id, Person = Person, State = "1", TouchedAt = Some.Now });
                return true;
            },
            default);

        Assert.Equal(1, runs);
        Assert.Equal(["1"], await database.ReadAsync(static db => db.Inbox.Select(static entry => entry.ExternalId).ToListAsync()));
        Assert.Equal(["reply:1"], await database.ReadAsync(static db => db.Outbox.Select(static row => row.DedupeKey).ToListAsync()));
        Assert.Equal("1", await DialogAsync(database));
        Assert.Equal(seen, await database.ReadAsync(static db => db.Addresses.Select(static address => address.LastSeenAt).SingleAsync()));
        Assert.Equal(1, database.Woken);
    }

    /// <summary>Each tries to write in its own way; the third hides that it was refused.</summary>
    public static IEnumerable<string> Ways => ["added", "saved", "hidden", "updated", "bulk", "raw"];

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task WhatChangesAnythingElse_BeginsAnewWhereItCanWrite(string provider)
    {
        foreach (var way in Ways)
        {
            await BeginsAnewAsync(provider, way);
        }
    }

    private static async Task BeginsAnewAsync(string provider, string way)
    {
        await using var database = await BeginAsync(provider);
        var runs = 0;

        await database.Transactions.DecideAsync(
            null,
            kind: null,
            async (services, cancel) =>
            {
                runs++;
                services.GetRequiredService<ITurnRows>().Add(Some.Inbox("1"));
                await WriteAsync(way, services, cancel);
                return true;
            },
            default);

        Assert.True(runs == 2, way);
        Assert.Equal("Written", await database.ReadAsync(static db => db.Members.OrderByDescending(static member => member.Id).Select(static member => member.Name).FirstAsync()));
        Assert.Equal(1, await database.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    /// <summary>What such a work reads is read once from the second on, until it is tried again.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task KindThatHadToBeginAnew_GoesStraightToWhereItCanWrite_AndIsTriedAgainLater(string provider)
    {
        await using var database = await BeginAsync(provider);
        List<int> runs = [];
        for (var work = 0; work < BegunAnew.Straight + 2; work++)
        {
            runs.Add(await RunsAsync(database, "claim", writes: true));
        }

        Assert.Equal([2, .. Enumerable.Repeat(1, BegunAnew.Straight), 2], runs);
        Assert.Equal(2, await RunsAsync(database, "pass", writes: true));
        Assert.Equal(2, await RunsAsync(database, null, writes: true));
        Assert.Equal(2, await RunsAsync(database, null, writes: true));
    }

    /// <summary>A kind that answers from what it reads stays beside the others, and verbs that somebody makes up fill no memory.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task KindsThatOnlyRead_AndKindsWithoutEnd_AreNotRemembered(string provider)
    {
        await using var database = await BeginAsync(provider);
        Assert.Equal(1, await RunsAsync(database, "more", writes: false));
        Assert.Equal(1, await RunsAsync(database, "more", writes: false));
        var memory = new BegunAnew();
        for (var made = 0; made < BegunAnew.Kinds; made++)
        {
            memory.Note($"{made}", true);
        }

        Assert.True(memory.IsLikely("1"));
        memory.Note("one more", true);
        Assert.Equal([false, true], [memory.IsLikely("1"), memory.IsLikely("one more")]);
    }

    private static async Task<int> RunsAsync(TestDatabase database, string? kind, bool writes)
    {
        var runs = 0;
        await database.Transactions.DecideAsync(
            null,
            kind,
            async (services, cancel) =>
            {
                runs++;
                if (writes)
                {
                    await WriteAsync("added", services, cancel);
                }

                return true;
            },
            default);
        return runs;
    }

    [Fact]
    public async Task WhatWasDecidedOnARow_ThatChangesBeforeItIsWritten_IsDecidedAnew()
    {
        await using var database = await BeginAsync();
        await StepAsync(database);
        Task<int> step;
        await using (var writers = await ConcurrentWriters.BehindAsync(database))
        {
            var decided = new TaskCompletionSource();
            var other = writers.Join(static async db => (await db.Dialogs.SingleAsync()).State = "41");
            step = StepAsync(database, decided);
            await decided.Task; // It has seen the state before, and stands behind the other.
            await writers.LetInAsync();
            await other;
        }

        Assert.Equal(42, await step);
        Assert.Equal("42", await DialogAsync(database));
    }

    /// <summary>The same where nobody waits at a gate.</summary>
    [Theory]
    [On("PostgreSql")]
    public async Task WhatWasDecidedOnARow_ThatSomebodyChangesMeanwhile_IsDecidedAnew_AndItsRepliesGivenBack(string provider)
    {
        var dispatch = new RecordingDispatch();
        await using var database = await BeginAsync(provider, dispatch);
        await StepAsync(database);
        dispatch.Seen.Clear();
        dispatch.OnTake = () =>
        {
            dispatch.OnTake = null;
            database.WriteAsync(static async db => (await db.Dialogs.SingleAsync()).State = "41").GetAwaiter().GetResult();
        };

        Assert.Equal(42, await StepAsync(database));
        Assert.Equal("42", await DialogAsync(database));
        Assert.Equal(["taken", "given back", "taken", "left"], dispatch.Seen);
    }

    [Fact]
    public async Task AnEventThatIsWrittenMeanwhile_IsKnownWhenTheTurnBeginsAnew()
    {
        await using var database = await BeginAsync();
        List<bool> known = [];
        await using (var writers = await ConcurrentWriters.BehindAsync(database))
        {
            var first = writers.Add("1");
            var decided = new TaskCompletionSource();
            var second = database.Transactions.DecideAsync(
                null,
                kind: null,
                async (services, cancel) =>
                {
                    var rows = services.GetRequiredService<ITurnRows>();
                    var found = await rows.ReadAsync(Key("1"), cancel);
                    known.Add(found.Known is not null);
                    if (found.Known is null)
                    {
                        rows.Add(Some.Inbox("1"));
                    }

                    decided.TrySetResult();
                    return true;
                },
                default);
            await decided.Task;
            await writers.LetInAsync();
            await Task.WhenAll(first, second);
        }

        Assert.Equal([false, true], known);
        Assert.Equal(1, await database.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task WhatFails_FailsWhereItCanWrite_AndKeepsNothing(string provider)
    {
        await using var database = await BeginAsync(provider);
        var runs = 0;
        await Assert.ThrowsAsync<FormatException>(() => database.Transactions.DecideAsync<bool>(
            null,
            kind: null,
            (services, _) =>
            {
                services.GetRequiredService<ITurnRows>().Add(Some.Inbox($"{++runs}"));
                throw new FormatException();
            },
            default));
        Assert.Equal(2, runs);
        Assert.Equal(0, await database.ReadAsync(static db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task Replies_LeaveWithTheCommit_AndAreGivenBackWhenTheWorkIsDoneAnew()
    {
        var dispatch = new RecordingDispatch();
        await using var database = await BeginAsync(dispatch);
        await StepAsync(database);
        Assert.Equal(["taken", "left"], dispatch.Seen);
        dispatch.Seen.Clear();
        Task<int> step;
        await using (var writers = await ConcurrentWriters.BehindAsync(database))
        {
            var decided = new TaskCompletionSource();
            dispatch.OnTake = decided.SetResult;
            var other = writers.Join(static async db => (await db.Dialogs.SingleAsync()).State = "41");
            step = StepAsync(database);
            await decided.Task;
            dispatch.OnTake = null;
            await writers.LetInAsync();
            await other;
        }

        await step;
        Assert.Equal(["taken", "given back", "taken", "left"], dispatch.Seen);
    }

    [Fact]
    public async Task Replies_OfACallerWhoLeaves_AreGivenBack()
    {
        var dispatch = new RecordingDispatch();
        await using var database = await BeginAsync(dispatch);
        using var leaving = new CancellationTokenSource();
        await using (await ConcurrentWriters.BehindAsync(database))
        {
            var decided = new TaskCompletionSource();
            dispatch.OnTake = decided.SetResult;
            var step = StepAsync(database, cancel: leaving.Token);
            await decided.Task;
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step);
        }

        Assert.Equal(["taken", "given back"], dispatch.Seen);
        Assert.Equal(0, await database.ReadAsync(static db => db.Dialogs.CountAsync()));
    }

    /// <summary>A query that was compiled for one of them runs in all.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Snapshots_HaveTheModelOfAllOthers(string provider)
    {
        await using var database = await BeginAsync(provider);
        var query = EF.CompileAsyncQuery(static (CommunityDb db) => db.Members.Count());
        Assert.Equal(1, await database.ReadAsync(db => query(db)));
        Assert.Equal(1, await database.Transactions.RunAsync((services, _) => query(services.GetRequiredService<CommunityDb>()), default));
        Assert.Equal(1, await database.Transactions.DecideAsync(null, kind: null, (services, _) => query(services.GetRequiredService<CommunityDb>()), default));
    }

    /// <summary>Whatever overlaps with whatever: every step is counted.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task StepsOfMany_AreAllCounted(string provider)
    {
        var steps = provider == DatabaseOptions.Sqlite ? 200 : 50; // On a server each is begun anew a few times.
        await using var database = await BeginAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, steps).Select(_ => Task.Run(() => StepAsync(database))));
        Assert.Equal($"{steps}", await DialogAsync(database));
    }

    private static async Task WriteAsync(string way, IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var member = new Member { Name = "Written", JoinedAt = Some.Now };
        switch (way)
        {
            case "added":
                db.Add(member);
                break;
            case "saved":
                db.Add(member);
                await db.SaveChangesAsync(cancel);
                break;
            case "hidden":
                db.Add(member);
                await Record.ExceptionAsync(() => db.SaveChangesAsync(cancel));
                db.ChangeTracker.Clear(); // As if nothing had been tried.
                break;
            case "updated":
                await db.Members.ExecuteUpdateAsync(static set => set.SetProperty(static known => known.Name, "Written"), cancel);
                break;
            case "bulk":
                await services.GetRequiredService<IBulkInsert>().AddAsync([member], cancel);
                break;
            case "raw":
                await db.Database.ExecuteSqlRawAsync("UPDATE \"Members\" SET \"Name\" = 'Written'", cancel);
                break;
        }
    }

    private static Task<TestDatabase> BeginAsync(RecordingDispatch? dispatch = null) => BeginAsync("Sqlite", dispatch);

    private static async Task<TestDatabase> BeginAsync(string provider, RecordingDispatch? dispatch = null)
    {
        var database = await TestDatabase.CreateAsync(provider, services => _ = dispatch is null ? services : services.AddSingleton<IPromptDispatch>(dispatch));
        await database.WriteAsync(static async db =>
        {
            var (place, member) = (Some.Conversation(), Some.Member());
            (place.Id, member.Id) = (0, 0); // As the database numbers them.
            db.AddRange(place, member);
            await db.SaveChangesAsync();
            db.Add(new Address { Channel = place.Channel, ExternalId = Person, MemberId = member.Id, ConversationId = place.Id, LastSeenAt = Some.Now });
        });
        return database;
    }

    private static TurnKey Key(string id) => new("telegram", "1", id, null, Some.Now, Some.Now, "7", "", Person);

    /// <summary>Counts one further in a dialog, as a form goes on. Returns the count.</summary>
    private static Task<int> StepAsync(TestDatabase database, TaskCompletionSource? decided = null, CancellationToken cancel = default) => database.Transactions.DecideAsync(
        null,
        kind: null,
        async (services, token) =>
        {
            var (db, rows) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<ITurnRows>());
            var found = await rows.ReadAsync(Key("none"), token);
            var row = found.Dialog ?? db.Add(new StoredDialog { ConversationId = found.Place!.Id, Person = Person, State = "0" }).Entity;
            var step = int.Parse(row.State, CultureInfo.InvariantCulture) + 1;
            row.State = step.ToString(CultureInfo.InvariantCulture);
            var reply = OutboxMessage.Reply(OutboxKind.Send, "{}", $"step:{Guid.NewGuid()}", found.Place!, null, Some.Now);
            rows.TryAdd(reply);
            services.GetRequiredService<PromptReplies>().MarkClear(found.Place!);
            services.GetRequiredService<PromptReplies>().Offer(reply, found.Place!);
            decided?.TrySetResult();
            return step;
        },
        cancel);

    private static Task<string> DialogAsync(TestDatabase database) => database.ReadAsync(static db => db.Dialogs.Select(static dialog => dialog.State).SingleAsync());
}
