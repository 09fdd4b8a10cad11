using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Web.Guard;

/// <summary>
/// A foreign site open in the same browser must not press buttons here. Browsers say where a request was made
/// (<c>Origin</c>, <c>Sec-Fetch-Site</c>), and cannot send JSON across origins without asking first.
/// </summary>
internal sealed class SameOriginFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return !IsSameOrigin(request) ? Problems.Of(StatusCodes.Status403Forbidden, "foreign-origin")
            : !request.HasJsonContentType() ? Problems.Of(StatusCodes.Status415UnsupportedMediaType, "not-json")
            : await next(context);
    }

    internal static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin is "" || origin == $"{request.Scheme}://{request.Host}") && (site is "" or "same-origin");
    }
}
