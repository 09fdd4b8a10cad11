using Microsoft.Extensions.Options;

namespace CoP.Storage;

/// <summary>Refuses settings that cannot work, before anything is opened. The connection string is never shown: it may hold a password.</summary>
public sealed class DatabaseOptionsCheck : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
        Fault(options) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private static string? Fault(DatabaseOptions options) =>
        string.IsNullOrWhiteSpace(options.IndexFolder) ? "Database:IndexFolder is empty; it must name a folder, e.g. data." :
        StorageRegistration.Provider(options.Provider) is { } provider ? provider.FaultOf(options.ConnectionString)
        : $"Database:Provider is '{options.Provider}'; it must be 'Sqlite', 'PostgreSql' or 'SqlServer'.";
}
