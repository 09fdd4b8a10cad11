using System.Text.Json.Nodes;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill.Communities;

/// <summary>
/// The bot forgets a row's request once it is through with it, and where a row was before it went elsewhere. The verdict needs
/// both, so the database keeps them; triggers do, because a process that is killed cannot. Another provider needs its own statements.
/// </summary>
internal static class KeptWires
{
    private const string Statements =
        """
        CREATE TABLE "KeptWires" ("RowId" INTEGER PRIMARY KEY, "Wire" TEXT NOT NULL);
        CREATE TABLE "KeptMoves" ("RowId" INTEGER PRIMARY KEY);
        CREATE TRIGGER "KeepWire" AFTER UPDATE OF "Wire" ON "Outbox" WHEN OLD."Wire" IS NOT NULL AND NEW."Wire" IS NULL
        BEGIN INSERT OR REPLACE INTO "KeptWires" VALUES (OLD."Id", OLD."Wire"); END;
        CREATE TRIGGER "KeepMove" AFTER UPDATE OF "ConversationId" ON "Outbox" WHEN OLD."ConversationId" <> NEW."ConversationId"
        BEGIN INSERT OR IGNORE INTO "KeptMoves" VALUES (OLD."Id"); END;
        """;

    public static Task<int> KeepAsync(CommunityDb db) => db.Database.ExecuteSqlRawAsync(Statements);

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
