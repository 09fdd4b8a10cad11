using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Tests.Sqlite;

/// <summary>An id that is empty would belong to everybody who has none: the database takes no such row, and loses those it has.</summary>
public sealed class EmptyIdsTests
{
    private const string Before = "20261121114138_Choosing";

    public static TheoryData<string> Empty => ["", " "];

    [Theory]
    [MemberData(nameof(Empty))]
    public async Task Row_WithoutAnId_IsRefused(string id)
    {
        await using var database = await TestDatabase.CreateAsync("Sqlite");
        await database.AddAsync(Some.Member(), Some.Conversation(id: 1));

        await RefusedAsync(database, new Address { MemberId = 1, Channel = "telegram", ExternalId = id });
        await RefusedAsync(database, new StoredDialog { ConversationId = 1, Person = id, State = "{}" });
        await RefusedAsync(database, new Conversation { Channel = "telegram", ExternalId = id });
    }

    [Fact]
    public async Task Start_WithAccountsWithoutAnId_RemovesThem_AndSaysSoInTheAuditLog()
    {
        await using var database = await OldAsync();

        await database.StartAsync();

        Assert.Equal(["7", "8"], await database.ReadAsync(static db => db.Addresses.OrderBy(static row => row.Id).Select(static row => row.ExternalId).ToListAsync()));
        Assert.Equal(
            ["member:1", "member:2"],
            await database.ReadAsync(static db => db.AuditLog.Where(static entry => entry.Action == "address.remove").Select(static entry => entry.Subject).ToListAsync()));
        Assert.Equal(0, await database.ReadAsync(static db => db.Dialogs.CountAsync()));
    }

    [Fact]
    public async Task Start_UnbindsWhatOnlySuchAnAccountCanHaveBound_AndLeavesTheRest()
    {
        await using var database = await OldAsync();

        await database.StartAsync();

        Assert.Equal(
            [(1, false), (2, true), (3, true)],
            await database.ReadAsync(static async db => (await db.Conversations.OrderBy(static conversation => conversation.Id).Take(3).ToListAsync())
                .ConvertAll(static conversation => ((int)conversation.Id, conversation.BoundGroupId is not null))));
        Assert.Equal("conversation:1", await database.ReadAsync(static db => db.AuditLog.Where(static entry => entry.Action == "group.unbind").Select(static entry => entry.Subject).SingleAsync()));
    }

    [Fact]
    public async Task Start_WithAPlaceWithoutAnId_LeavesItWhereNothingMatches()
    {
        await using var database = await OldAsync();

        await database.StartAsync();

        var conversation = await database.ReadAsync(static db => db.Conversations.SingleAsync(static conversation => conversation.Id == 4));
        Assert.Equal(("without-id:4", false), (conversation.ExternalId, conversation.Reachable));
    }

    private static Task<DbUpdateException> RefusedAsync(TestDatabase database, object row) => Assert.ThrowsAsync<DbUpdateException>(() => database.AddAsync(row));

    /// <summary>
    /// Member 1 has nothing but an account without an id and has bound place 1; member 2 has one beside a good one and has bound
    /// place 2; member 3 has a good one and has bound place 3; place 4 has no id itself.
    /// </summary>
    private static async Task<TestDatabase> OldAsync()
    {
        var database = await TestDatabase.AtAsync(Before);
        await database.ReadAsync(static db => db.Database.ExecuteSqlRawAsync("""
            INSERT INTO "Groups" ("Id", "Slug", "Names", "Keywords") VALUES (1, 'shock', '{{"en":"Shock"}}', '[]');
            INSERT INTO "Members" ("Id", "Name", "Role", "Status", "Pillars", "Available", "IsSample", "JoinedAt", "Revision")
                VALUES (1, 'A', 'Member', 'Active', 0, 1, 0, 0, 0), (2, 'B', 'Member', 'Active', 0, 1, 0, 0, 0), (3, 'C', 'Member', 'Active', 0, 1, 0, 0, 0);
            INSERT INTO "Conversations" ("Id", "Channel", "ExternalId", "Thread", "Tenant", "Kind", "Route", "BoundGroupId", "Reachable")
                VALUES (1, 'telegram', '-1', '', '', 'Group', '{{}}', 1, 1), (2, 'telegram', '-2', '', '', 'Group', '{{}}', 1, 1),
                       (3, 'telegram', '-3', '', '', 'Group', '{{}}', 1, 1), (4, 'msteams', '', '', '', 'Group', '{{}}', NULL, 1);
            INSERT INTO "Addresses" ("MemberId", "Channel", "ExternalId", "Preferred", "LastSeenAt")
                VALUES (1, 'telegram', '', 1, 0), (2, 'telegram', '7', 1, 0), (2, 'telegram', ' ', 0, 0), (3, 'telegram', '8', 1, 0);
            INSERT INTO "Dialogs" ("ConversationId", "Person", "State", "Revision", "TouchedAt") VALUES (1, '', '{{}}', 0, 0);
            INSERT INTO "AuditLog" ("At", "ActorId", "Action", "Subject") VALUES
                (0, 1, 'group.bind', 'conversation:1'), (0, 2, 'group.bind', 'conversation:2'), (0, 3, 'group.bind', 'conversation:3');
            """));
        return database;
    }
}
