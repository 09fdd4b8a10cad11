namespace CoP.Bot.Hosting;

/// <summary>A request that fails is answered with a status and nothing else, in Development too: what went wrong is for the log.</summary>
internal static class PlainFailures
{
    /// <summary>In Development ASP.NET Core would throw for a parameter that it cannot read, instead of answering 400.</summary>
    public static void AddPlainFailures(this IServiceCollection services) =>
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = false);

    /// <summary>Within the page that ASP.NET Core shows to developers, so that it never comes to that.</summary>
    public static void UsePlainFailures(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = static _ => Task.CompletedTask,
        StatusCodeSelector = static fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
    });
}
