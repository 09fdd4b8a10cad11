using CoP.Community;
using CoP.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Accounts without an id, as versions before the check constraints could store them: whoever wrote as a group, as a channel
/// or without a sender was the member behind them. They are removed, with what is known to have been bound by them, and the
/// audit log says so. The codes that made them stay used: others have read them.
/// </summary>
internal static partial class EmptyIds
{
    public const string Removed = "address.remove";

    private const string Why = "It had no id, so everybody without one was this member.";

    /// <summary>Now, as <see cref="UtcTicks"/> stores it.</summary>
    private const string Now = "((CAST(strftime('%s', 'now') AS INTEGER) + 62135596800) * 10000000)";

    private const string Empty = "SELECT * FROM \"Addresses\" WHERE TRIM(\"ExternalId\") = ''";

    /// <summary>
    /// A binding was made by such an account if its maker has no other on that channel; with another, nobody can tell.
    /// </summary>
    private const string BoundByNobody = $"""
        SELECT place."Id" FROM "Conversations" place
        JOIN "AuditLog" made ON made."Id" = (SELECT MAX("Id") FROM "AuditLog" WHERE "Action" = 'group.bind' AND "Subject" = 'conversation:' || place."Id")
        JOIN ({Empty}) nobody ON nobody."MemberId" = made."ActorId" AND nobody."Channel" = place."Channel"
        WHERE place."BoundGroupId" IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM "Addresses" other WHERE other."MemberId" = nobody."MemberId" AND other."Channel" = nobody."Channel" AND TRIM(other."ExternalId") <> '')
        """;

    public static void Clear(MigrationBuilder migration)
    {
        migration.Sql($"""
            INSERT INTO "AuditLog" ("At", "ActorId", "Action", "Subject", "Reason")
            SELECT {Now}, NULL, 'group.unbind', 'conversation:' || "Id", 'Bound by an account without an id.' FROM ({BoundByNobody});
            """);
        migration.Sql($"""UPDATE "Conversations" SET "BoundGroupId" = NULL WHERE "Id" IN ({BoundByNobody});""");
        migration.Sql($"""
            INSERT INTO "AuditLog" ("At", "ActorId", "Action", "Subject", "Reason")
            SELECT {Now}, NULL, '{Removed}', 'member:' || "MemberId", '{Why}' FROM ({Empty});
            """);
        migration.Sql("""DELETE FROM "Addresses" WHERE TRIM("ExternalId") = '';""");
        migration.Sql("""DELETE FROM "Dialogs" WHERE TRIM("Person") = '';""");
        migration.Sql("""UPDATE "Conversations" SET "ExternalId" = 'without-id:' || "Id", "BoundGroupId" = NULL, "Reachable" = 0 WHERE TRIM("ExternalId") = '';""");
    }

    /// <summary>Says what <see cref="Clear"/> has removed.</summary>
    public static async Task ReportAsync(CommunityDb db, ILogger log, CancellationToken cancel)
    {
        var members = await db.AuditLog.Where(static entry => entry.Action == Removed).OrderBy(static entry => entry.Id)
            .Select(static entry => entry.Subject).ToListAsync(cancel);
        if (members.Count > 0)
        {
            LogRemoved(log, members.Count, string.Join(' ', members));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} accounts without an id were removed, and what was bound through them was unbound; the audit log has them. "
        + "Until now whoever wrote as a group or a channel counted as {Members}: see what was done in that name, and invite those who lost their only account anew.")]
    private static partial void LogRemoved(ILogger log, int count, string members);
}
