using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Moving;

/// <summary>After a restore: the scheduler would make up for times that the backup takes for missed. Without triggers it begins anew from its start.</summary>
public static class ForgottenTriggers
{
    private static readonly string[] Tables = ["QRTZ_FIRED_TRIGGERS", "QRTZ_SIMPLE_TRIGGERS", "QRTZ_CRON_TRIGGERS", "QRTZ_SIMPROP_TRIGGERS", "QRTZ_BLOB_TRIGGERS", "QRTZ_TRIGGERS"];

    /// <summary>In the transaction that is open, if one is. A database on which no scheduler ever was has none.</summary>
    public static async Task ForgetAsync(DatabaseFacade database, CancellationToken cancel)
    {
        foreach (var table in Tables)
        {
            if (await IsThereAsync(database, table, cancel))
            {
#pragma warning disable EF1002 // A name of ours.
                await database.ExecuteSqlRawAsync($"DELETE FROM {table}", cancel);
#pragma warning restore EF1002
            }
        }
    }

    /// <summary>Asked of the database's own list: a statement that fails would end the transaction.</summary>
    private static async Task<bool> IsThereAsync(DatabaseFacade database, string table, CancellationToken cancel)
    {
        await using DbCommand command = database.GetDbConnection().CreateCommand();
        command.Transaction = database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? $"SELECT COUNT(*) FROM sqlite_master WHERE UPPER(name) = '{table}'"
            : $"SELECT COUNT(*) FROM information_schema.tables WHERE UPPER(table_name) = '{table}'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }
}
