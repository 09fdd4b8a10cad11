using CoP.Channels.Local;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Web.Guard;

/// <summary>
/// Whoever reaches the page can be any sample member, so it exists only for a browser on this machine, and is shown only to
/// whoever has the address that the program printed.
/// </summary>
internal sealed class OnlyHereFilter(IOptionsMonitor<TryOutOptions> options, IHostEnvironment environment) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!options.CurrentValue.IsOn(environment) || !LocalCaller.Is(http))
        {
            return Results.NotFound();
        }

        PageHeaders.Write(http.Response.Headers);
        return http.RequestServices.GetRequiredService<LocalKey>().IsWith(http) ? await next(context)
            : http.Request.Path == "/" ? KeylessPage.Of(http)
            : Problems.Of(StatusCodes.Status403Forbidden, "no-key");
    }
}
