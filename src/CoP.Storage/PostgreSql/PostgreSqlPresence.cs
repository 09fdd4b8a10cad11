using System.Globalization;

namespace CoP.Storage.PostgreSql;

/// <summary>An advisory lock.</summary>
internal static class PostgreSqlPresence
{
    private const long Key = 0x434F502E_486572;

    public static string Release => "SELECT pg_advisory_unlock_all()";

    public static string Take(bool alone) => string.Create(CultureInfo.InvariantCulture, $"SELECT {(alone ? "pg_try_advisory_lock" : "pg_try_advisory_lock_shared")}({Key})");
}
