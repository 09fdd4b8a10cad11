using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Web.Guard;

/// <summary>
/// As <see cref="SameOriginFilter"/>, for forms with files. Browsers send those across origins without asking first, so
/// this one must be told where the request was made.
/// </summary>
internal sealed class SameOriginFormFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.Headers.Origin.Count == 1 && SameOriginFilter.IsSameOrigin(request)
            ? await next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, "foreign-origin");
    }
}
