using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Turns;

/// <summary>A turn's own rows as prepared statements read and write them must be what EF reads and writes.</summary>
public sealed class TurnRowTests
{
    private const string Person = "29:amina";

    [Fact]
    public async Task Rows_AreReadAndTracked_AsByQueries()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var placeId = await FillAsync(database);

        var (found, changes) = await database.Transactions.RunAsync(
            async (services, cancel) =>
            {
                var (db, rows) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<ITurnRows>());
                var read = await rows.ReadAsync(Key(repeat: "same"), cancel);
                return (read, db.ChangeTracker.Entries().Count(static entry => entry.State != EntityState.Unchanged));
            },
            default);

        Assert.Equal(0, changes);
        Assert.True(found.Repeats);
        Assert.Null(found.Known!.EffectKey);
        await database.ReadAsync(async db =>
        {
            Equal(db, await db.Conversations.SingleAsync(place => place.Id == placeId), found.Place!);
            var address = await db.Addresses.Include(static one => one.Member!.Memberships).Include(static one => one.Member!.Themes).SingleAsync();
            Equal(db, address, found.Address!);
            Equal(db, address.Member!, found.Address!.Member!);
            Equal(db, address.Member!.Memberships.Single(), found.Address.Member!.Memberships.Single());
            Equal(db, address.Member.Themes.Single(), found.Address.Member.Themes.Single());
            Equal(db, await db.Dialogs.SingleAsync(), found.Dialog!);
            Equal(db, await db.Inbox.SingleAsync(static entry => entry.ExternalId == "event"), found.Known!);
            return true;
        });
    }

    [Fact]
    public async Task Strangers_NewPlaces_AndNobodyInParticular_HaveNothing()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await FillAsync(database);
        Assert.Equal(new TurnRows(null, false, null, false, null, null), await ReadAsync(database, Key() with { ExternalId = "other", Place = "8", Person = null }));
        Assert.Null((await ReadAsync(database, Key() with { Thread = "5" })).Dialog);
        Assert.Null((await ReadAsync(database, Key() with { Person = "29:juma" })).Dialog);
        Assert.False((await ReadAsync(database, Key(repeat: "another"))).Repeats);
        Assert.False((await ReadAsync(database, Key(repeat: "same") with { Since = Some.Now.AddSeconds(1) })).Repeats);
    }

    /// <summary>What a reply has to wait for: another reply, what was begun, what is on its way.</summary>
    [Theory]
    [InlineData(OutboxState.Queued, OutboxPriority.Reply, false, true)]
    [InlineData(OutboxState.Queued, OutboxPriority.Notice, false, false)]
    [InlineData(OutboxState.Queued, OutboxPriority.Notice, true, true)]
    [InlineData(OutboxState.Parked, OutboxPriority.Notice, true, true)]
    [InlineData(OutboxState.Parked, OutboxPriority.Notice, false, false)]
    [InlineData(OutboxState.Leased, OutboxPriority.Notice, false, true)]
    [InlineData(OutboxState.Sending, OutboxPriority.Notice, false, true)]
    [InlineData(OutboxState.Sent, OutboxPriority.Reply, false, false)]
    public async Task Place_IsBusy_WithWhatAReplyMustNotOvertake(OutboxState state, OutboxPriority priority, bool isBegun, bool isBusy)
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await FillAsync(database);
        await database.WriteAsync(db =>
        {
            var row = Some.Outbox("before", priority: priority);
            (row.Conversation, row.State, row.Payload) = (db.Conversations.Single(), state, isBegun ? "{}" : null);
            db.Add(row);
            return Task.CompletedTask;
        });
        Assert.Equal(isBusy, (await ReadAsync(database, Key())).IsBusy);
    }

    [Fact]
    public async Task Rows_AreWritten_AsEfReadsThem()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var place = await FillAsync(database);
        var entry = Some.Inbox("new", "effect");
        (entry.Answer, entry.RepeatKey, entry.MayRepeat, entry.Attempts, entry.State) = ("{}", "key", true, 3, InboxState.Failed);
        var row = OutboxMessage.Reply(OutboxKind.Edit, "{\"a\":\"ñ\"}", "k", Some.Conversation(id: place), 1, Some.Now, "t");
        (row.Payload, row.Part, row.Policy, row.State, row.ExpiresAt, row.Attempts, row.Ambiguities) = ("wire", 2, AmbiguityPolicy.Hold, OutboxState.Sending, Some.Now.AddDays(1), 4, 1);
        (row.LeasedUntil, row.Fence, row.NotBefore) = (Some.Now.AddHours(1), 7, Some.Now.AddMinutes(1));
        await database.Transactions.RunAsync(
            (services, _) =>
            {
                var rows = services.GetRequiredService<ITurnRows>();
                rows.Add(entry);
                Assert.True(rows.TryAdd(row));
                return Task.FromResult(true);
            },
            default);

        Assert.True(row.Id > 0);
        await database.ReadAsync(async db =>
        {
            Equal(db, await db.Outbox.SingleAsync(), row);
            var kept = await db.Inbox.SingleAsync(static one => one.ExternalId == "new");
            entry.Id = kept.Id;
            Equal(db, kept, entry);
            return true;
        });
    }

    [Fact]
    public async Task Message_ThatMustNotOvertakeAnother_WaitsWithIt()
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        var place = await FillAsync(database);
        await database.Transactions.RunAsync(
            (services, _) =>
            {
                var (db, rows) = (services.GetRequiredService<CommunityDb>(), services.GetRequiredService<ITurnRows>());
                db.Add(Some.Outbox("shown before"));
                Assert.False(rows.TryAdd(OutboxMessage.Reply(OutboxKind.Send, "{}", "said after", Some.Conversation(id: place), 1, Some.Now)));
                return Task.FromResult(true);
            },
            default);
    }

    private static TurnKey Key(string? repeat = null) => new("telegram", "1", "event", repeat, Some.Now.AddMinutes(-2), Some.Now, "7", "", Person);

    private static Task<TurnRows> ReadAsync(TestDatabase database, TurnKey key) =>
        database.Transactions.RunAsync((services, cancel) => services.GetRequiredService<ITurnRows>().ReadAsync(key, cancel), default);

    /// <returns>The place.</returns>
    private static async Task<long> FillAsync(TestDatabase database)
    {
        var place = Some.Conversation();
        (place.Tenant, place.Team, place.Title, place.Route, place.Language, place.GreetedAt, place.LostAt, place.LostReason) =
            ("t", "team", "Amina", "{\"a\":1}", "sw", Some.Now, Some.Now.AddDays(-1), "blocked");
        var member = Some.Member();
        (member.Role, member.County, member.Language, member.Pillars, member.AwayUntil, member.GuestUntil) =
            (Role.Chair, "047", "sw", (Pillars)3, Some.Now.AddDays(3), Some.Now.AddDays(9));
        await database.WriteAsync(async db =>
        {
            db.AddRange(place, member, Some.Group());
            await db.SaveChangesAsync();
            member.Memberships.Add(new GroupMembership { GroupId = 1, IsLead = true });
            member.Themes.Add(new MemberTheme { Theme = "shock-responsive" });
            var known = Some.Inbox("event");
            (known.RepeatKey, known.MayRepeat) = ("same", true);
            db.AddRange(
                known, Some.Inbox("elsewhere"),
                new Address { Channel = place.Channel, ExternalId = Person, MemberId = member.Id, ConversationId = place.Id, Preferred = true, LastSeenAt = Some.Now },
                new StoredDialog { ConversationId = place.Id, Person = Person, State = "{\"step\":2}", TouchedAt = Some.Now });
        });
        return place.Id;
    }

    private static void Equal<T>(DbContext db, T expected, T actual)
        where T : class
    {
        Assert.NotSame(expected, actual);
        foreach (var property in db.Model.FindEntityType(typeof(T))!.GetProperties())
        {
            Assert.Equal(property.PropertyInfo!.GetValue(expected), property.PropertyInfo.GetValue(actual));
        }
    }
}
