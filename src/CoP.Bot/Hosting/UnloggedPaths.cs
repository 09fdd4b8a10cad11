namespace CoP.Bot.Hosting;

/// <summary>
/// The addresses of files and calendars are keys: whoever reads one in a log has it. What the framework says of each request is left
/// out therefore, however much is logged, and so is the path that it would add to every line that is written meanwhile.
/// </summary>
internal static class UnloggedPaths
{
    public static void AddUnloggedPaths(this IServiceCollection services) => services.AddLogging(static logging => logging
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.StaticFiles", LogLevel.Warning));
}
