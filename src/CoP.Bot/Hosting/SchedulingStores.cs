using CoP.Scheduling;
using CoP.Storage;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>The schedule is kept in the community's own database.</summary>
internal static class SchedulingStores
{
    /// <exception cref="OptionsValidationException">Jobs cannot be kept there; that must be known before the scheduler is put together.</exception>
    public static SchedulingStore From(IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var check = new DatabaseOptionsCheck().Validate(name: null, database);
        if (check.Failed)
        {
            throw new OptionsValidationException(DatabaseOptions.Section, typeof(DatabaseOptions), check.Failures);
        }

        return new SchedulingStore(database.Provider, StorageRegistration.Provider(database.Provider)!.Connection(database.ConnectionString));
    }
}
