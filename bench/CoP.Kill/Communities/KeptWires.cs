using System.Text.Json.Nodes;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Kill.Communities;

/// <summary>
/// The bot forgets a row's request once it is through with it. The verdict needs it, so the database keeps a copy; a trigger
/// does, because a process that is killed cannot. Another provider needs its own two statements.
/// </summary>
internal static class KeptWires
{
    private const string Table = """CREATE TABLE "KeptWires" ("RowId" INTEGER PRIMARY KEY, "Wire" TEXT NOT NULL)""";

    private const string Trigger =
        """
        CREATE TRIGGER "KeepWire" AFTER UPDATE OF "Wire" ON "Outbox" WHEN OLD."Wire" IS NOT NULL AND NEW."Wire" IS NULL
        BEGIN INSERT OR REPLACE INTO "KeptWires" VALUES (OLD."Id", OLD."Wire"); END
        """;

    public static async Task<int> KeepAsync(CommunityDb db)
    {
        await db.Database.ExecuteSqlRawAsync(Table);
        return await db.Database.ExecuteSqlRawAsync(Trigger);
    }

    /// <summary>Every row, each with its request.</summary>
    public static async Task<List<OutboxMessage>> ReadAsync(CommunityDb db)
    {
        var kept = await db.Database.SqlQuery<KeptWire>($"SELECT \"RowId\", \"Wire\" FROM \"KeptWires\"").ToDictionaryAsync(static one => one.RowId, static one => one.Wire);
        var rows = await db.Outbox.AsNoTracking().OrderBy(static row => row.Id).ToListAsync();
        rows.ForEach(row => row.Payload ??= kept.GetValueOrDefault(row.Id) ?? OfReply(row));
        return rows;
    }

    /// <summary>A reply that left with its commit keeps none: its reference is its operation, which its body has.</summary>
    private static string? OfReply(OutboxMessage row) => row is { Kind: OutboxKind.Send, NoticeType: null, Body.Length: > 0 } && JsonNode.Parse(row.Body)?["Operation"]?.GetValue<string>() is { Length: > 0 } operation
        ? new JsonObject { ["reference"] = $"{operation}/{row.Part}" }.ToJsonString()
        : null;

    private sealed record KeptWire(long RowId, string Wire);
}
