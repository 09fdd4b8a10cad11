using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Channels.Files;

/// <summary>Pictures and documents that go with messages.</summary>
public static class FileServices
{
    /// <summary>Every channel adds this for itself. Needs <see cref="Dialogs.Turns.ButtonTokens"/> from elsewhere, whose key signs the links.</summary>
    internal static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FileLinks>();
        services.TryAddSingleton<IStoredFiles, StoredFiles>();
        return services;
    }

    /// <summary>Maps <c>GET /files/{id}/{name}</c>.</summary>
    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder routes)
    {
        FileEndpoint.Map(routes);
        return routes;
    }

    /// <summary>Maps <c>GET /calendar/{secret}.ics</c>. Needs <see cref="Community.Files.ICalendarFeeds"/> from elsewhere.</summary>
    public static IEndpointRouteBuilder MapCalendars(this IEndpointRouteBuilder routes)
    {
        CalendarEndpoint.Map(routes);
        return routes;
    }
}
