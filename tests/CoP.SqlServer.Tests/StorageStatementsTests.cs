using System.Reflection;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Storage.Servers;
using CoP.Storage.SqlServer;
using CoP.Storage.Turns;
using CoP.Storage.Writing;
using CoP.Testing.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.SqlServer.Tests;

/// <summary>What the storage asks the server by itself: rows that are written, one and many, and the statements that are written by hand.</summary>
public sealed class StorageStatementsTests
{
    private const int Many = 6;

    private readonly OfflineSqlServer _server = new();

    /// <summary>In each of the ways in which EF writes rows: one, several in one statement, changed ones and deleted ones.</summary>
    [Fact]
    public async Task Rows_OfEveryKind_AreWrittenAsTheSchemaHasThem()
    {
        List<Statement> statements = [];
        List<IEntityType> entities = [];
        using (var db = _server.Open())
        {
            entities.AddRange(db.Model.GetEntityTypes().Where(static entity => !entity.IsOwned()));
        }

        foreach (var entity in entities)
        {
            statements.AddRange(await SavedAsync(entity, 1, EntityState.Added));
            statements.AddRange(await SavedAsync(entity, Many, EntityState.Added));
            statements.AddRange(await SavedAsync(entity, 2, EntityState.Modified));
            statements.AddRange(await SavedAsync(entity, 2, EntityState.Deleted));
        }

        Assert.InRange(statements.Count, 3 * entities.Count, 8 * entities.Count);
        Assert.Contains(statements, static one => one.Sql.Contains("MERGE [Outbox]", StringComparison.Ordinal));
        StatementCheck.AssertNone(statements);
    }

    [Fact]
    public async Task StatementsWrittenByHand_AreResolved()
    {
        using var db = _server.Open();
        var (claims, message) = (new SqlServerOutboxClaims(db, TimeProvider.System), (OutboxMessage)Row(db.Model.FindEntityType(typeof(OutboxMessage))!, 1));
        await using (await new SqlServerKeyLock().TakeAsync(db, "conversation:telegram:1", default))
        {
            await claims.TakeAsync([1, 2], TimeSpan.FromMinutes(1), default);
        }

        db.Attach(message);
        (message.State, message.Fence, message.LeasedUntil, message.Payload) = (OutboxState.Sending, message.Fence + 1, DateTimeOffset.UnixEpoch, "{}");
        await claims.WriteSendingAsync([message], default);
        await claims.FinishSentAsync([new SentRow(1, 1, "platform")], default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SqlServerHealth.ReadAsync(db.Database, default)); // Nothing comes back.
        await new BulkInsert(db).AddAsync([message, message], default);
        await new BulkInsert(db).AddAsync([(LiveMessage)Row(db.Model.FindEntityType(typeof(LiveMessage))!, 1)], default);
        await new BulkInsert(db).AddAsync([(DigestItem)Row(db.Model.FindEntityType(typeof(DigestItem))!, 1)], default);

        var statements = _server.Take();
        Assert.Equal(10, statements.Count);
        StatementCheck.AssertNone([.. statements, .. Turn(db), .. ByItself(db)]);
    }

    /// <summary>What is longer than its parameter was made for is sent whole.</summary>
    [Fact]
    public void LongText_IsNotCut()
    {
        using var db = _server.Open();
        var message = (OutboxMessage)Row(db.Model.FindEntityType(typeof(OutboxMessage))!, 1);
        message.Body = new string('b', 50_000);
        var insert = new TurnStatements(db, SqlServerProvider.Syntax).Outbox.Insert(message, static _ => { });
        using var command = new SqlCommand();
        insert.Describe(command);
        insert.Fill(command);

        var body = Assert.Single(command.Parameters.Cast<SqlParameter>(), static one => one.Value is string { Length: 50_000 });
        Assert.Equal(-1, body.Size);
    }

    /// <summary>Beside any context: who is there, and where ids go on after rows that brought theirs.</summary>
    private static IEnumerable<Statement> ByItself(CommunityDb db)
    {
        var movable = new SqlServerMovable(db, new SessionPresenceLock(static () => new SqlConnection(), SqlServerPresence.Take, SqlServerPresence.Release));
        foreach (var sql in (string[])[SqlServerPresence.Take(alone: true), SqlServerPresence.Take(alone: false), SqlServerPresence.Release, movable.AfterGivenIds("[Members]", "[Id]"), movable.SkipIds("[Members]", "[Id]", 7)])
        {
            using var command = new SqlCommand(sql);
            yield return OfflineSqlServer.Of(command);
        }
    }

    private static IEnumerable<Statement> Turn(CommunityDb db)
    {
        var turn = new TurnStatements(db, SqlServerProvider.Syntax);
        using var read = new SqlCommand(turn.Read);
        turn.AddParameters(read);
        turn.SetParameters(read, new TurnKey("telegram", "1", "2", "repeat", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "3", "4", "5"));
        yield return OfflineSqlServer.Of(read);

        var (dialog, address) = (db.Attach((StoredDialog)Row(db.Model.FindEntityType(typeof(StoredDialog))!, 1)), db.Attach((Address)Row(db.Model.FindEntityType(typeof(Address))!, 1)));
        dialog.State = EntityState.Modified;
        address.Entity.LastSeenAt = DateTimeOffset.UnixEpoch;
        db.ChangeTracker.DetectChanges();
        PreparedWrite[] writes =
        [
            turn.Inbox.Insert((InboxEntry)Row(db.Model.FindEntityType(typeof(InboxEntry))!, 1), static _ => { }),
            turn.Outbox.Insert((OutboxMessage)Row(db.Model.FindEntityType(typeof(OutboxMessage))!, 1), static _ => { }),
            turn.Dialogs.Insert(dialog.Entity, static _ => { }),
            turn.Dialogs.Update(dialog),
            turn.Dialogs.Delete(dialog),
            turn.Addresses.Update(address),
        ];
        foreach (var write in writes)
        {
            using var command = new SqlCommand(write.Text);
            write.Describe(command);
            yield return OfflineSqlServer.Of(command);
        }
    }

    private async Task<IReadOnlyList<Statement>> SavedAsync(IEntityType entity, int count, EntityState state)
    {
        await using var db = _server.Open();
        for (var at = 1; at <= count; at++)
        {
            db.Entry(Row(entity, at, isNew: state == EntityState.Added)).State = state;
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Nothing comes back, where the ids of the rows or their number are expected.
        }

        return _server.Take();
    }

    /// <summary>With a value wherever one is needed.</summary>
    /// <param name="isNew">What the database makes is left to it.</param>
    private static object Row(IEntityType entity, int at, bool isNew = false)
    {
        var row = Activator.CreateInstance(entity.ClrType, nonPublic: true)!;
        foreach (var property in entity.GetProperties().Where(one => one.PropertyInfo is { CanWrite: true } && !(isNew && one.IsPrimaryKey() && one.ValueGenerated != ValueGenerated.Never)))
        {
            if (property.IsKey() || property.IsIndex() || (!property.IsNullable && property.PropertyInfo!.GetValue(row) is null))
            {
                property.PropertyInfo!.SetValue(row, Value(property.ClrType, at));
            }
        }

        return row;
    }

    private static object? Value(Type type, int at) =>
        type == typeof(string) ? $"value{at}"
        : type == typeof(long) ? (long)at
        : type == typeof(DateOnly) ? DateOnly.FromDayNumber(at)
        : type == typeof(byte[]) ? new byte[] { 1 }
        : type.IsValueType || type.GetConstructor(BindingFlags.Instance | BindingFlags.Public, []) is not null ? Activator.CreateInstance(type)
        : type.IsInterface || type.IsArray ? Array.CreateInstance(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0], 0)
        : null;
}
