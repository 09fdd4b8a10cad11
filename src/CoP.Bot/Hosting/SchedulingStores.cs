using CoP.Scheduling;
using CoP.Storage;

namespace CoP.Bot.Hosting;

/// <summary>The schedule is kept in the community's own database.</summary>
internal static class SchedulingStores
{
    public static SchedulingStore From(IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        return new SchedulingStore(database.Provider, database.ConnectionString);
    }
}
