using System.Text.Json.Nodes;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill.Communities;

/// <summary>
/// The bot forgets a row's request once it is through with it, and where a row was before it went elsewhere. The verdict needs
/// both, so the database keeps them; triggers do, because a process that is killed cannot.
/// </summary>
internal static class KeptWires
{
    private const string OnSqlite =
        """
        CREATE TABLE "KeptWires" ("RowId" INTEGER PRIMARY KEY, "Wire" TEXT NOT NULL);
        CREATE TABLE "KeptMoves" ("RowId" INTEGER PRIMARY KEY);
        CREATE TRIGGER "KeepWire" AFTER UPDATE OF "Wire" ON "Outbox" WHEN OLD."Wire" IS NOT NULL AND NEW."Wire" IS NULL
        BEGIN INSERT OR REPLACE INTO "KeptWires" VALUES (OLD."Id", OLD."Wire"); END;
        CREATE TRIGGER "KeepMove" AFTER UPDATE OF "ConversationId" ON "Outbox" WHEN OLD."ConversationId" <> NEW."ConversationId"
        BEGIN INSERT OR IGNORE INTO "KeptMoves" VALUES (OLD."Id"); END;
        """;

    private const string OnPostgreSql =
        """
        CREATE TABLE "KeptWires" ("RowId" bigint PRIMARY KEY, "Wire" text NOT NULL);
        CREATE TABLE "KeptMoves" ("RowId" bigint PRIMARY KEY);
        CREATE FUNCTION keep_wire() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO "KeptWires" VALUES (OLD."Id", OLD."Wire") ON CONFLICT ("RowId") DO UPDATE SET "Wire" = EXCLUDED."Wire"; RETURN NULL; END $$;
        CREATE FUNCTION keep_move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO "KeptMoves" VALUES (OLD."Id") ON CONFLICT DO NOTHING; RETURN NULL; END $$;
        CREATE TRIGGER "KeepWire" AFTER UPDATE OF "Wire" ON "Outbox" FOR EACH ROW WHEN (OLD."Wire" IS NOT NULL AND NEW."Wire" IS NULL) EXECUTE FUNCTION keep_wire();
        CREATE TRIGGER "KeepMove" AFTER UPDATE OF "ConversationId" ON "Outbox" FOR EACH ROW WHEN (OLD."ConversationId" <> NEW."ConversationId") EXECUTE FUNCTION keep_move();
        """;

    public static Task<int> KeepAsync(CommunityDb db, string provider) => db.Database.ExecuteSqlRawAsync(provider switch
    {
        DatabaseOptions.Sqlite => OnSqlite,
        DatabaseOptions.PostgreSql => OnPostgreSql,
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "There are no triggers for it."),
    });

    /// <summary>Every row, each with its request.</summary>
    public static async Task<List<OutboxMessage>> ReadAsync(CommunityDb db)
    {
        var kept = await db.Database.SqlQuery<KeptWire>($"SELECT \"RowId\", \"Wire\" FROM \"KeptWires\"").ToDictionaryAsync(static one => one.RowId, static one => one.Wire);
        var rows = await db.Outbox.AsNoTracking().OrderBy(static row => row.Id).ToListAsync();
        rows.ForEach(row => row.Payload ??= kept.GetValueOrDefault(row.Id) ?? OfReply(row));
        return rows;
    }

    /// <summary>The rows that went to another conversation, even if they came back.</summary>
    public static Task<HashSet<long>> MovedAsync(CommunityDb db) => db.Database.SqlQuery<long>($"SELECT \"RowId\" AS \"Value\" FROM \"KeptMoves\"").ToHashSetAsync();

    /// <summary>A reply that left with its commit keeps none: its reference is its operation, which its body has.</summary>
    private static string? OfReply(OutboxMessage row) => row is { Kind: OutboxKind.Send, NoticeType: null, Body.Length: > 0 } && JsonNode.Parse(row.Body)?["Operation"]?.GetValue<string>() is { Length: > 0 } operation
        ? new JsonObject { ["reference"] = $"{operation}/{row.Part}" }.ToJsonString()
        : null;

    private sealed record KeptWire(long RowId, string Wire);
}
