using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CoP.Storage;

/// <summary>Refuses settings that cannot work, before anything is opened. The connection string is never shown: it may hold a password.</summary>
public sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    private static readonly string[] Later = ["SqlServer", "PostgreSql"];

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
        Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private static string? Fault(DatabaseOptions options) => options.Provider switch
    {
        DatabaseOptions.Sqlite => HasDataSource(options.ConnectionString)
            ? null
            : "Database:ConnectionString is not an SQLite connection string with a Data Source, e.g. \"Data Source=data/community.db\".",
        var later when Later.Contains(later) =>
            $"Database:Provider is '{later}', which comes in a later version; for now only 'Sqlite' works.",
        var other => $"Database:Provider is '{other}'; it must be 'Sqlite' ('SqlServer' and 'PostgreSql' come in a later version).",
    };

    private static bool HasDataSource(string connection)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connection).DataSource.Length > 0;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or DbException)
        {
            return false;
        }
    }
}
