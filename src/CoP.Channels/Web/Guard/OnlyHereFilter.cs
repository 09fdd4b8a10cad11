using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Web.Guard;

/// <summary>
/// Whoever reaches the page can be any sample member, so it exists only for a browser on this machine. The host name is
/// checked because a foreign page can make its own name resolve to 127.0.0.1; forwarded calls come from somebody else.
/// </summary>
internal sealed class OnlyHereFilter(IOptionsMonitor<TryOutOptions> options, IWebHostEnvironment environment) : IEndpointFilter
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!IsSwitchedOn || !IsFromHere(context.HttpContext))
        {
            return Results.NotFound();
        }

        PageHeaders.Write(context.HttpContext.Response.Headers);
        return await next(context);
    }

    private bool IsSwitchedOn => options.CurrentValue.Enabled ?? environment.IsDevelopment();

    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && IsLoopbackName(http.Request.Host.Host)
        && !Forwarding.Any(http.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
