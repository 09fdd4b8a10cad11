using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CoP.Channels.Web.Guard;

/// <summary>A database that does not answer is said in a sentence, and the page may try again: nothing was kept.</summary>
internal sealed class DatabaseAwayFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable");
        }
    }
}
