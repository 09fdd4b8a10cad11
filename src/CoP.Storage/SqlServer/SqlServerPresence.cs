namespace CoP.Storage.SqlServer;

/// <summary>An application lock. Of a machine that is gone the server knows after half a minute: it asks whoever is silent.</summary>
internal static class SqlServerPresence
{
    public static string Release => "EXEC sp_releaseapplock @Resource = N'CoP.Bot is here', @LockOwner = 'Session'; SELECT 0;";

    public static string Take(bool alone) =>
        $"DECLARE @got int; EXEC @got = sp_getapplock @Resource = N'CoP.Bot is here', @LockMode = '{(alone ? "Exclusive" : "Shared")}', @LockOwner = 'Session', @LockTimeout = 0; SELECT CAST(CASE WHEN @got >= 0 THEN 1 ELSE 0 END AS bit);";
}
